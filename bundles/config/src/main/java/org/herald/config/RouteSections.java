package org.herald.config;

import java.util.List;
import java.util.Locale;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.CapacityExceededException;
import org.herald.lib.route.FamilyWords;
import org.herald.lib.route.RouteAction;
import org.herald.lib.route.RouteReceiver;
import org.jspecify.annotations.Nullable;

/** The sections of a neighbor that hold routes: {@code static announce flow l2vpn}. */
final class RouteSections {
    private static final String STATIC = "static";
    private static final String ANNOUNCE = "announce";
    private static final String FLOW = "flow";
    private static final String L2VPN = "l2vpn";
    private static final String ROUTE = "route";

    /** The words that open them. */
    static final List<String> WORDS = List.of(STATIC, ANNOUNCE, FLOW, L2VPN);

    private final Reading reading;
    private final RouteReceiver receiver;

    RouteSections(Reading reading, RouteStore store) {
        this.reading = reading;
        this.receiver = route -> {
            try {
                store.add(route, reading::place);
            } catch (CapacityExceededException full) {
                throw new StatementException("the routes of one neighbor have more than 2 GiB", "");
            }
        };
    }

    /** Reads the section whose head the words are. @return false if it is none of these */
    boolean read(Words words) throws StatementException {
        if (words.accept(STATIC)) {
            reading.routeSection(new StaticSection());
        } else if (words.accept(ANNOUNCE)) {
            reading.routeSection(new AnnounceSection());
        } else if (words.accept(FLOW)) {
            reading.routeSection(new FlowSection());
        } else if (words.accept(L2VPN)) {
            reading.routeSection(new FamilySection(L2VPN));
        } else {
            return false;
        }
        return true;
    }

    /** {@code static { route …; attributes … nlri …; route PREFIX { … } }}. */
    private final class StaticSection implements Reading.Body {
        @Override
        public void statement(Words words) throws StatementException {
            reading.routes.statement(words, reading.codecs, RouteAction.ANNOUNCE, receiver);
        }

        @Override
        public void section(Words words) throws StatementException {
            if (!words.isNext(ROUTE)) {
                throw reading.invalid("as a section in static", List.of(ROUTE));
            }
            reading.lexer.block(words, Lexer.Marks.DROPPED);
            reading.routes.statement(words, reading.codecs, RouteAction.ANNOUNCE, receiver);
        }
    }

    /** {@code announce { ipv4 { … } }}. */
    private final class AnnounceSection implements Reading.Body {
        @Override
        public void statement(Words words) throws StatementException {
            throw reading.invalid("in announce", afis());
        }

        @Override
        public void section(Words words) throws StatementException {
            int at = words.position();
            String afi = words.next("an address family").toLowerCase(Locale.ROOT);
            if (!FamilyWords.isNumber(afi) && !afis().contains(afi)) {
                words.position(at);
                throw reading.invalid("in announce", afis());
            }
            reading.section(new FamilySection(afi));
        }

        private List<String> afis() {
            return reading.codecs.families().stream()
                    .map(family -> family.names().afi())
                    .distinct()
                    .toList();
        }
    }

    /** Routes that begin with the second word of their family, in a section named for the first. */
    private final class FamilySection implements Reading.Body {
        private final String afi;
        private @Nullable AddressFamily<?> newest;

        FamilySection(String afi) {
            this.afi = afi;
        }

        @Override
        public void statement(Words words) throws StatementException {
            reading.routes.family(family(words), words, reading.codecs, RouteAction.ANNOUNCE, receiver);
        }

        @Override
        public void section(Words words) throws StatementException {
            AddressFamily<?> family = family(words);
            // In l2vpn what stands between the family and the brace is a name for people, elsewhere it is the prefix.
            int from = afi.equals(L2VPN) ? words.count() : words.position();
            reading.lexer.block(words, Lexer.Marks.DROPPED);
            words.position(from);
            reading.routes.family(family, words, reading.codecs, RouteAction.ANNOUNCE, receiver);
        }

        private AddressFamily<?> family(Words words) throws StatementException {
            AddressFamily<?> family = newest;
            if (family != null
                    && !FamilyWords.isNumber(afi)
                    && words.accept(family.names().safi())) {
                return family;
            }
            family = FamilyWords.family(afi, words, reading.codecs);
            newest = family;
            return family;
        }
    }

    /** {@code flow { route NAME { match { … } then { … } } }}: the block goes to the family with its marks. */
    private final class FlowSection implements Reading.Body {
        @Override
        public void statement(Words words) throws StatementException {
            words.expect(ROUTE);
            reading.routes.section(FLOW, words, reading.codecs, RouteAction.ANNOUNCE, receiver);
        }

        @Override
        public void section(Words words) throws StatementException {
            words.expect(ROUTE);
            int from = words.count();
            reading.lexer.block(words, Lexer.Marks.KEPT);
            words.position(from);
            reading.routes.section(FLOW, words, reading.codecs, RouteAction.ANNOUNCE, receiver);
        }
    }
}
