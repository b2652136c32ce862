package org.herald.tool.demo;

import java.io.IOException;
import java.util.List;
import org.herald.tool.demo.Journal.Source;
import org.herald.tool.demo.Screen.Voice;

/** The part of the demo that plays by itself. Each step waits for what it shows. */
final class Show {
    private static final long MOST_SECONDS = 30;

    private final Stage stage;
    private final Screen screen;

    Show(Stage stage, Screen screen) {
        this.stage = stage;
        this.screen = screen;
    }

    void play() throws IOException, DemoException, InterruptedException {
        session();
        announce();
        listen();
        withdraw();
    }

    private void session() throws IOException, DemoException, InterruptedException {
        story("Herald speaks BGP for your programs: they write commands, and read events.");
        story("");
        story("1. A session. Herald, AS 65000, connects to a peer of AS " + DemoPeer.AS + " on 127.0.0.1 port "
                + stage.peer().port() + ", and starts a program.");
        stage.start();
        stage.awaitProgram();
        await(Source.PEER, "the session is up");
        await(Source.HERALD, "\"up\"");
    }

    private void announce() throws IOException, DemoException, InterruptedException {
        story("");
        story("2. The program announces routes: it writes lines on its standard output.");
        command(
                "announce route 203.0.113.0/24 next-hop 192.0.2.7 med 50 community [65000:1 65000:2]",
                "announced  203.0.113.0/24");
        command(
                "announce attributes next-hop self as-path [ 65000 64500 ] nlri 198.51.100.0/25 198.51.100.128/25",
                "198.51.100.128/25");
        command(
                "announce route 2001:db8:7::/48 next-hop 2001:db8::7 large-community [65000:1:2]",
                "announced  2001:db8:7::/48");
    }

    private void listen() throws IOException, DemoException, InterruptedException {
        story("");
        story("3. The peer announces routes: the program reads them on its standard input, as JSON.");
        peerAnnounces(List.of("192.168.0.0/16", "172.16.0.0/12"), "192.0.2.1");
        peerAnnounces(List.of("2001:db8:1::/48"), "2001:db8::1");
        stage.journal().begin();
        screen.say(Voice.PEER, "withdraws 172.16.0.0/12");
        stage.peer().withdraw(List.of("172.16.0.0/12"));
        await(Source.HERALD, "\"withdraw\"");
    }

    private void peerAnnounces(List<String> prefixes, String nextHop)
            throws IOException, DemoException, InterruptedException {
        stage.journal().begin();
        screen.say(Voice.PEER, "announces " + String.join(" and ", prefixes) + " via " + nextHop);
        stage.peer().announce(prefixes, nextHop);
        await(Source.HERALD, prefixes.get(0));
    }

    private void withdraw() throws IOException, DemoException, InterruptedException {
        story("");
        story("4. What was announced can be withdrawn, and Herald can be asked.");
        command("withdraw route 203.0.113.0/24", "withdrawn  203.0.113.0/24");
        stage.journal().begin();
        say("show neighbor summary");
        await(Source.HERALD, "done");
        story("");
    }

    /** A command, its answer, and what the peer hears. */
    private void command(String text, String heard) throws IOException, DemoException, InterruptedException {
        stage.journal().begin();
        say(text);
        await(Source.HERALD, "done");
        await(Source.PEER, heard);
    }

    private void say(String command) throws IOException {
        screen.say(Voice.PROGRAM, command);
        stage.command(command);
    }

    private void await(Source source, String part) throws DemoException, InterruptedException {
        stage.journal().await(source, part, MOST_SECONDS);
    }

    private void story(String text) {
        screen.say(Voice.STORY, text);
    }
}
