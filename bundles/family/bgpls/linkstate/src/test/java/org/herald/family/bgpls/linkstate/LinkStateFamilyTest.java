package org.herald.family.bgpls.linkstate;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.linkstate.LinkStateNlri;
import org.herald.testkit.AddressFamilyCompliance;

class LinkStateFamilyTest extends AddressFamilyCompliance<LinkStateNlri> {
    @Override
    protected AddressFamily<LinkStateNlri> family() {
        return new LinkStateFamily();
    }
}
