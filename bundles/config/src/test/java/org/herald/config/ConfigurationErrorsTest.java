package org.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.config.Reader.complete;
import static org.herald.config.Reader.failure;
import static org.herald.config.Reader.reason;

import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.herald.api.daemon.ConfigurationLoader.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationErrorsTest {
    @Test
    void showsPlaceWordReasonSuggestionAndTheLine() {
        assertThat(failure("# first\n\n\tneigbor 192.0.2.1 {\n")).isEqualTo("""
                        test.conf:3:2: 'neigbor' is not valid here, did you mean neighbor?
                            \tneigbor 192.0.2.1 {
                            \t^""");
    }

    @Test
    void showsTheLineAsItWasWrittenBehindEscapes() {
        assertThat(failure(complete("description \"a\\tb\"; hold-tme 3;"))).isEqualTo("""
                        test.conf:2:21: 'hold-tme' is not valid in neighbor, did you mean hold-time?
                            description "a\\tb"; hold-tme 3;
                                                ^""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        hold-time 2;                          | test.conf:2:11: hold-time 2 is invalid: must be 0 (disabled) or at least 3 seconds (RFC 4271)
        hold-time 65536;                      | test.conf:2:11: hold-time 65536 is out of range (0-65535)
        hold-time;                            | test.conf:2:1: the statement ends where a number for hold-time is expected
        hold-time 180 200;                    | test.conf:2:15: unexpected '200' at the end of the statement
        hold-time {                           | test.conf:2:1: 'hold-time' is a statement, ';' is expected behind it
        passive maybe;                        | test.conf:2:9: 'maybe' is not a valid boolean, valid: true, false
        connect 0;                            | test.conf:2:9: port 0 is out of range (1-65535)
        outgoing-ttl 256;                     | test.conf:2:14: TTL 256 is out of range (0-255)
        router-id 10.0.0;                     | test.conf:2:11: '10.0.0' is not a valid router-id (an IPv4 address)
        local-as 4294967296;                  | test.conf:2:10: '4294967296' is not a valid ASN (0-4294967295, or two parts of 0-65535 as in 1.10)
        local-as 0;                           | test.conf:2:10: local-as 0 is reserved (RFC 7607)
        family ipv4;                          | test.conf:2:1: 'family' opens a section, '{' is expected on its line
        family { ipv4 unicats; }              | test.conf:2:15: 'unicats' is not valid for ipv4, did you mean unicast?
        family { ipv4 flow; }                 | test.conf:2:10: no installed bundle provides the family ipv4 flow; the feature herald-family-ipv4-flow does
        family { ipv4 unicast; ipv4 unicast; } | test.conf:2:24: duplicate family ipv4 unicast
        family { all; ipv4 unicast; }         | test.conf:2:15: cannot add any family once family all is set
        family { ipv4 unicast; all; }         | test.conf:2:24: all must stand alone, other families are listed before it
        family { minimal; }                   | test.conf:2:10: 'minimal' is not an address family here, valid: ipv4, ipv6, l2vpn
        capability { graceful-restrat 5; }    | test.conf:2:14: 'graceful-restrat' is not valid in capability, did you mean graceful-restart?
        capability { multi-session; }         | test.conf:2:14: no installed bundle provides 'multi-session'; the feature herald-capability-multisession does
        add-path { ipv4 unicast; ipv4 unicast; } | test.conf:2:26: duplicate add-path entry for ipv4 unicast
        api { processes a; }                  | test.conf:2:17: a list of processes is written [ a b ], with brackets
        api { processes [ a; }                | test.conf:2:19: the list of processes is not closed, ']' is missing
        api { processes [ nobody ]; }         | test.conf:2:19: a process called 'nobody' is used by neighbor '192.0.2.1' but not defined
        api { processes-match [ "(" ]; }      | test.conf:2:25: '(' is not a valid regular expression: Unclosed group
        api { processes-match [ "^x" ]; }     | test.conf:2:25: no process has a name that '^x' matches
        api { processes [ a ]; processes-match [ b ]; } | test.conf:2:24: processes and processes-match are mutually exclusive in one api section
        api a!b { }                           | test.conf:2:5: invalid character '!' in the name of an api section (letters, digits, '.', '_', '-')
        api { receive { updates; } }          | test.conf:2:17: 'updates' is not valid here, did you mean update?
        api { send; }                         | test.conf:2:7: 'send' opens a section, '{' is expected on its line
        inherit nobody;                       | test.conf:2:9: no template above is called 'nobody'
        static { route 10.0.0.0/24; }         | test.conf:2:16: invalid route (missing next-hop): ipv4 unicast needs next-hop <ip> or next-hop self
        static { route 10.0.0.1/24 next-hop self; } | test.conf:2:16: '10.0.0.1/24' is not a valid network, host bits must be zero, did you mean 10.0.0.0/24?
        static { route 10.0.0.0/24 next-hop 10.0.0.256; } | test.conf:2:37: '10.0.0.256' is not a valid IP address
        static { route 10.0.0.0/24 next-hop self label 5; } | test.conf:2:42: no installed bundle provides the word 'label'; the feature herald-family-ipv4-labeled does
        static { route 10.0.0.0/24 { next-hop self; mad 5; } } | test.conf:2:45: 'mad' is not a word of ipv4 unicast routes, did you mean med?
        static { route 10.0.0.0/24 next-hop self aggregator x:192.0.2.9; } | test.conf:2:53: 'x:192.0.2.9' is not a valid aggregator (<asn>:<ipv4>, as in 65020:192.0.2.9)
        static { rout 10.0.0.0/24 next-hop self; } | test.conf:2:10: 'rout' is not a statement for routes, did you mean route?
        announce { ipv5 { } }                 | test.conf:2:12: 'ipv5' is not valid in announce, did you mean ipv4 or ipv6?
        announce { ipv4 { mup x; } }          | test.conf:2:19: no installed bundle provides the family ipv4 mup; the feature herald-family-ipv4-mup does
        flow { route x { match { source 10.0.0.0/8; } } } | test.conf:2:14: no installed bundle provides the family flow; the feature herald-family-ipv4-flow does
        operational { asm afi ipv4; }         | test.conf:2:15: OPERATIONAL messages cannot be sent from the configuration
        statik { }                            | test.conf:2:1: 'statik' is not valid in neighbor, did you mean static?
        md5-base64 true; md5-password "?";    | test.conf:1:10: the password is not valid base64
        tcp-ao { keyid 1; }                   | test.conf:1:10: incomplete tcp-ao, missing algorithm
        tcp-ao { keyid 256; }                 | test.conf:2:16: keyid 256 is out of range (0-255)
        tcp-ao { algorithm md5; }             | test.conf:2:20: 'md5' is not a valid TCP-AO algorithm, valid: hmac-sha-1-96, aes-128-cmac-96, hmac-sha-256
        local-address ::1;                    | test.conf:1:10: local-address and peer-address must be of the same family
        local-address auto; listen 1790;      | test.conf:1:10: incomplete neighbor, missing local-address
        local-link-local 2001:db8::1;         | test.conf:1:10: local-link-local must be an IPv6 link-local address (fe80::/10)
        """)
    void tellsWhatIsWrongInANeighbor(String statements, String reason) {
        assertThat(reason(complete(statements))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        neighbor 192.0.2.1 { }                 | test.conf:1:10: incomplete neighbor, missing local-as, peer-as
        neighbor 2001:db8::1 { local-as 1; peer-as 1; } | test.conf:1:10: incomplete neighbor, missing router-id
        neighbor 192.0.2.256 { }               | test.conf:1:10: '192.0.2.256' is not a valid IP address or range
        neighbor 192.0.2.0/33 { }              | test.conf:1:10: '192.0.2.0/33' is not a valid IP address or range
        neighbor { }                           | test.conf:1:1: the statement ends where the address of a peer is expected
        neighbor 192.0.2.1 x { }               | test.conf:1:20: unexpected 'x' at the end of the statement
        neighbor 192.0.2.0/24 { local-as 1; peer-as 1; } | test.conf:1:10: can only use ip ranges for the peer address with passive neighbors
        neighbor 192.0.2.1 {                   | test.conf:1:1: this section is not closed, '}' is missing
        template { neighbor a { } neighbor a { } } | test.conf:1:36: the name 'a' already exists among the templates
        template { neighbor a/b { } }          | test.conf:1:21: invalid character '/' in the name of a template (letters, digits, '.', '_', '-')
        template { neighbour a { } }           | test.conf:1:12: 'neighbour' is not valid in template, did you mean neighbor?
        }                                      | test.conf:1:1: this '}' closes nothing: there is one too many
        foo 1;                                 | test.conf:1:1: 'foo' is not valid here, valid: process, template, neighbor
        neighbor 192.0.2.1;                    | test.conf:1:1: 'neighbor' opens a section, '{' is expected on its line
        process a { }                          | test.conf:1:1: the process 'a' has no run statement
        process a { run /no/such/program; }    | test.conf:1:17: can not locate the program "/no/such/program"
        process a { run /; }                   | test.conf:1:17: can not execute the program "/", it is a folder: /
        process a { run /bin/sh; respawn x; }  | test.conf:1:34: 'x' is not a valid boolean, valid: true, false
        process a { encode json; }             | test.conf:1:13: 'encode' is not valid in process, did you mean encoder?
        process a { run /bin/sh; } process a { run /bin/sh; } | test.conf:1:36: a process section called "a" already exists
        process api-internal-cli-1 { run /bin/sh; } | test.conf:1:9: 'api-internal-cli-1' is not a name for a process, it is reserved
        """)
    void tellsWhatIsWrongAroundNeighbors(String text, String reason) {
        assertThat(reason(text)).isEqualTo(reason);
    }

    @Test
    void refusesWhatIsEmpty() {
        assertThat(reason("")).isEqualTo("test.conf:1:1: the configuration is empty");
        assertThat(reason("# nothing\n\n")).endsWith("the configuration is empty");
    }

    @Test
    void refusesTheSameNeighborTwice() {
        assertThat(reason(complete("") + complete("description other;")))
                .isEqualTo("test.conf:4:10: duplicate peer definition 192.0.2.1, the first is at test.conf:1:10");
        assertThat(reason(complete("listen 1790;") + complete("listen 1790; router-id 192.0.2.9;")))
                .startsWith("test.conf:4:10: duplicate peer definition 192.0.2.1");
    }

    @Test
    void refusesBothKeysAtOnce() {
        assertThat(reason(complete("md5-password x; tcp-ao { keyid 1; algorithm hmac-sha-256; password y; }")))
                .endsWith("MD5 and TCP-AO are mutually exclusive, cannot use both");
        assertThat(reason(complete("md5-password " + "x".repeat(81) + ";")))
                .endsWith("md5-password has 81 octets, must have 1 to 80");
    }

    @Test
    void neverShowsAKeyInTheReason() {
        assertThat(reason(complete("md5-base64 true; md5-password \"geheim!\";")))
                .doesNotContain("geheim");
    }

    @Test
    void refusesARouteOfAFamilyThatIsNotConfigured() {
        assertThat(reason(complete("family { ipv4 unicast; }\nstatic { route 2001:db8::/32 next-hop 2001:db8::1; }")))
                .isEqualTo("test.conf:3:10: a route of ipv6 unicast is announced, but the family is not in the family "
                        + "section of neighbor 192.0.2.1");
    }

    @Test
    void tellsOfAFileThatCannotBeRead(@TempDir Path folder) {
        Assertions.assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Reader.LOADER.load(folder.resolve("x.conf"), Reader.CODECS, Reader.environment()))
                .withMessage(folder + "/x.conf is not a configuration file (file not found)");
        Assertions.assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Reader.LOADER.load(folder, Reader.CODECS, Reader.environment()))
                .withMessage(folder + " cannot be read: it is a folder");
    }
}
