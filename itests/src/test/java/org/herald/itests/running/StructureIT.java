package org.herald.itests.running;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the structure that classes can break. */
class StructureIT {
    private static JavaClasses all;

    @BeforeAll
    static void read() throws IOException {
        List<URL> jars = new ArrayList<>();
        for (Path jar : Distribution.ourBundles()) {
            jars.add(new URL("jar:" + jar.toUri() + "!/"));
        }
        all = new ClassFileImporter().importUrls(jars);
        assertThat(all).hasSizeGreaterThan(200);
    }

    @Test
    void theStateMachineIsPure() {
        noClasses()
                .that()
                .resideInAPackage("org.herald.core.fsm..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "java.nio.channels..",
                        "java.time..",
                        "org.slf4j..",
                        "org.herald.api.daemon..",
                        "org.herald.core.session..")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(all);
    }

    @Test
    void onlyTheNetworkKnowsNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.herald.net..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(all);
    }

    @Test
    void onlyTheRegistryLocks() {
        classes()
                .that()
                .resideInAPackage("org.herald.core..")
                .and()
                .resideOutsideOfPackage("org.herald.core.registry..")
                .should(new ArchCondition<>("have no synchronized method") {
                    @Override
                    public void check(JavaClass each, ConditionEvents events) {
                        each.getMethods().stream()
                                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                                .forEach(method -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " is synchronized")));
                    }
                })
                .check(all);
    }

    @Test
    void apiKnowsNothingOfTheDaemon() {
        noClasses()
                .that()
                .resideInAPackage("org.herald.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.herald.core..",
                        "org.herald.net..",
                        "org.herald.config..",
                        "org.herald.lib..",
                        "io.netty..",
                        "org.slf4j..")
                .check(all);
    }

    @Test
    void providersOfProtocolElementsHaveNoState() {
        classes()
                .that()
                .resideInAnyPackage(
                        "org.herald.family..",
                        "org.herald.attribute..",
                        "org.herald.capability..",
                        "org.herald.extcommunity..")
                .and()
                .implement(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "a provider",
                        candidate -> candidate.getName().startsWith("org.herald.api.bgp.")
                                && (candidate.getSimpleName().endsWith("Type")
                                        || candidate.getSimpleName().equals("AddressFamily"))))
                .should()
                .haveOnlyFinalFields()
                .check(all);
    }
}
