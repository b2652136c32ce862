package org.herald.itests.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.herald.itests.support.Distribution;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;

/** The bundles in a container that is not of our making: they resolve, start, give their services and take them away. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ForeignContainerIT {
    private static final String FAMILY = "org.herald.api.bgp.AddressFamily";

    @Inject
    private BundleContext context;

    /** All of the repository but tools, FileInstall and the launcher's end, which need our launcher around them. */
    @Configuration
    public Option[] container() {
        List<Option> options = new ArrayList<>();
        for (Path file : Distribution.bundles()) {
            String name = file.getFileName().toString();
            boolean isOfLauncher = name.startsWith("org.herald.tool.")
                    || name.startsWith("org.herald.startup")
                    || name.startsWith("org.apache.felix.fileinstall")
                    || name.startsWith("commons-");
            if (!isOfLauncher) {
                String url = "reference:" + file.toUri();
                boolean isFragment =
                        name.startsWith("org.herald.logging") || name.startsWith("netty-transport-native-epoll");
                options.add(isFragment ? bundle(url).noStart() : bundle(url));
            }
        }
        options.add(junitBundles());
        options.add(frameworkStartLevel(100));
        options.add(frameworkProperty("felix.log.level").value("0"));
        return options.toArray(new Option[0]);
    }

    @Test
    public void allOfOursAreActive() {
        List<String> inactive = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.herald."))
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();

        if (!inactive.isEmpty()) {
            throw new AssertionError("not active: " + inactive);
        }
    }

    @Test
    public void aFamilyThatStopsTakesItsServiceAway() throws BundleException, InvalidSyntaxException {
        Bundle family = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.herald.family.ipv6.unicast"))
                .findFirst()
                .orElseThrow();
        int before = families();

        family.stop();
        int without = families();
        family.start();

        if (without != before - 1 || families() != before) {
            throw new AssertionError(before + " families, " + without + " without it, then " + families());
        }
    }

    @Test
    public void theDaemonWaitsForItsBarrier() throws InvalidSyntaxException {
        if (context.getAllServiceReferences("org.herald.api.daemon.Daemon", null) != null) {
            throw new AssertionError("the daemon is there before anybody said that all is provisioned");
        }
        if (context.getAllServiceReferences("org.herald.api.daemon.Network", null) == null) {
            throw new AssertionError("the network is not there");
        }
    }

    private int families() throws InvalidSyntaxException {
        return context.getAllServiceReferences(FAMILY, null).length;
    }
}
