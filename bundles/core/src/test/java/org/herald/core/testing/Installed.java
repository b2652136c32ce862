package org.herald.core.testing;

import java.util.List;
import org.herald.api.bgp.CodecView;
import org.herald.attribute.aggregator.AggregatorAttribute;
import org.herald.attribute.aggregator.As4AggregatorAttribute;
import org.herald.attribute.aspath.As4PathAttribute;
import org.herald.attribute.aspath.AsPathAttribute;
import org.herald.attribute.atomicaggregate.AtomicAggregateAttribute;
import org.herald.attribute.clusterlist.ClusterListAttribute;
import org.herald.attribute.community.CommunityAttribute;
import org.herald.attribute.extcommunity.ExtendedCommunityAttribute;
import org.herald.attribute.largecommunity.LargeCommunityAttribute;
import org.herald.attribute.localpref.LocalPrefAttribute;
import org.herald.attribute.med.MedAttribute;
import org.herald.attribute.nexthop.NextHopAttribute;
import org.herald.attribute.origin.OriginAttribute;
import org.herald.attribute.originatorid.OriginatorIdAttribute;
import org.herald.capability.addpath.AddPathCapability;
import org.herald.capability.extendedmessage.ExtendedMessageCapability;
import org.herald.capability.extendednexthop.ExtendedNextHopCapability;
import org.herald.capability.gracefulrestart.GracefulRestartCapability;
import org.herald.capability.hostname.HostnameCapability;
import org.herald.capability.routerefresh.CiscoRouteRefreshCapability;
import org.herald.capability.routerefresh.EnhancedRouteRefreshCapability;
import org.herald.capability.routerefresh.RouteRefreshCapability;
import org.herald.capability.softwareversion.SoftwareVersionCapability;
import org.herald.family.ipv4.unicast.Ipv4UnicastFamily;
import org.herald.family.ipv6.unicast.Ipv6UnicastFamily;
import org.herald.testkit.FixedCodecView;

/** The providers that tests of the core have installed. */
public final class Installed {
    /** One of each. */
    public static final List<Object> PROVIDERS = List.of(
            new OriginAttribute(),
            new AsPathAttribute(),
            new As4PathAttribute(),
            new NextHopAttribute(),
            new MedAttribute(),
            new LocalPrefAttribute(),
            new AtomicAggregateAttribute(),
            new AggregatorAttribute(),
            new As4AggregatorAttribute(),
            new CommunityAttribute(),
            new OriginatorIdAttribute(),
            new ClusterListAttribute(),
            new ExtendedCommunityAttribute(),
            new LargeCommunityAttribute(),
            new Ipv4UnicastFamily(),
            new Ipv6UnicastFamily(),
            new RouteRefreshCapability(),
            new EnhancedRouteRefreshCapability(),
            new CiscoRouteRefreshCapability(),
            new ExtendedMessageCapability(),
            new GracefulRestartCapability(),
            new AddPathCapability(),
            new ExtendedNextHopCapability(),
            new HostnameCapability(),
            new SoftwareVersionCapability());

    /** All of them in a view. */
    public static final CodecView CODECS = FixedCodecView.of(PROVIDERS);

    private Installed() {}
}
