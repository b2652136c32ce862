package org.herald.tool.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herald.testkit.HexText.hex;

import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.herald.api.wire.WireReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoPeerTest {
    private static final byte[] OPEN = hex("""
            ffffffffffffffffffffffffffffffff 002b 01
            04 fde8 00b4 c00002fe 0e
            02 0c 0104 0001 0001 4104 0000fde8
            """);
    private static final byte[] KEEPALIVE = hex("ffffffffffffffffffffffffffffffff 0013 04");

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private DemoPeer peer;
    private Socket herald;
    private DataInputStream in;

    @BeforeEach
    void connect() throws Exception {
        peer = new DemoPeer(heard::add);
        peer.start();
        herald = new Socket(InetAddress.getLoopbackAddress(), peer.port());
        in = new DataInputStream(herald.getInputStream());
    }

    @AfterEach
    void disconnect() throws Exception {
        herald.close();
        peer.close();
    }

    @Test
    void opensASessionAndSaysSo() throws Exception {
        byte[] open = message();

        herald.getOutputStream().write(OPEN);
        herald.getOutputStream().write(KEEPALIVE);

        assertThat(open).startsWith(hex("04 fde9 005a c0000201"));
        assertThat(next())
                .isEqualTo(
                        "Herald introduces itself: AS 65000, identifier 192.0.2.254, hold time 180 s, families ipv4 unicast");
        assertThat(next()).isEqualTo("the session is up");
        assertThat(message()).isEmpty();
    }

    @Test
    void writesAnnouncementsAsTheRfcsHaveThem() throws Exception {
        message();

        peer.announce(List.of("192.168.0.0/16", "10.0.0.0/8"), "192.0.2.1");
        byte[] ipv4 = message();
        peer.announce(List.of("2001:db8::/32"), "2001:db8::1");
        byte[] ipv6 = message();

        assertThat(ipv4).isEqualTo(hex("""
                0000 001b
                40 01 01 00
                40 02 06 02 01 0000fde9
                c0 08 04 fde9 002a
                40 03 04 c0000201
                10 c0a8 08 0a
                """));
        assertThat(ipv6).isEqualTo(hex("""
                0000 0032
                40 01 01 00
                40 02 06 02 01 0000fde9
                c0 08 04 fde9 002a
                90 0e 001a 0002 01 10 20010db8000000000000000000000001 00 20 20010db8
                """));
    }

    @Test
    void writesWithdrawalsAsTheRfcsHaveThem() throws Exception {
        message();

        peer.withdraw(List.of("10.0.0.0/8"));
        byte[] ipv4 = message();
        peer.withdraw(List.of("2001:db8::/32"));
        byte[] ipv6 = message();

        assertThat(ipv4).isEqualTo(hex("0002 08 0a 0000"));
        assertThat(ipv6).isEqualTo(hex("0000 000c 90 0f 0008 0002 01 20 20010db8"));
    }

    @Test
    void refusesWhatIsNoPrefix() {
        assertThatThrownBy(() -> peer.withdraw(List.of("10.0.0.0/33"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> peer.withdraw(List.of("here"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> peer.withdraw(List.of("10.0.0.0/x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysInWordsWhatAnUpdateHas() throws Exception {
        byte[] update = hex("""
                0002 08 0a
                0032
                40 01 01 00
                40 02 0a 02 02 0000fde8 0000fbf4
                40 03 04 c0000207
                80 04 04 00000032
                c0 08 04 fde8 0001
                c0 20 0c 0000fde8 00000001 00000002
                18 cb0071
                """);

        assertThat(BgpText.update(new WireReader(fixed(update))))
                .containsExactly(
                        "withdrawn  10.0.0.0/8",
                        "announced  203.0.113.0/24 via 192.0.2.7, origin igp, AS path 65000 64500, med 50, communities 65000:1, "
                                + "large communities 65000:1:2");
    }

    @Test
    void knowsEndOfRib() throws Exception {
        assertThat(BgpText.update(new WireReader(hex("0000 0000"))))
                .containsExactly("end of the routes of ipv4 unicast");
        assertThat(BgpText.update(new WireReader(hex("0000 0006 80 0f 03 0002 01"))))
                .containsExactly("end of the routes of ipv6 unicast");
    }

    /** Writes the length of the attributes, which end 4 octets before the end. */
    private static byte[] fixed(byte[] update) {
        byte[] fixed = update.clone();
        fixed[5] = (byte) (update.length - 6 - 4);
        return fixed;
    }

    private String next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    /** The body of the next message the peer sends. */
    private byte[] message() throws Exception {
        in.readNBytes(16);
        int length = in.readUnsignedShort();
        in.readByte();
        return in.readNBytes(length - 19);
    }
}
