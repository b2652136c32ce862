package org.herald.tool.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.tool.demo.Screen.Voice;

/** The part of the demo in which the person is the program. */
final class Prompt {
    private static final String HELP = """
            Type commands of the API, for example:
              announce route 203.0.113.64/26 next-hop self local-preference 200
              withdraw route 203.0.113.64/26
              show neighbor extensive
              show adj-rib out
              neighbor 127.0.0.1 teardown 4
              help
            and of the demo:
              /announce 10.0.0.0/8 [more prefixes of the same family]   the peer announces
              /withdraw 10.0.0.0/8                                     the peer withdraws
              /help   /quit
            """;

    private final Stage stage;
    private final Screen screen;
    private final InputStream in;

    Prompt(Stage stage, Screen screen, InputStream in) {
        this.stage = stage;
        this.screen = screen;
        this.in = in;
    }

    /** Until /quit or the end of the input. */
    void run() throws IOException {
        screen.say(Voice.STORY, "Now you are the program. The configuration is " + stage.configuration());
        screen.say(Voice.STORY, HELP);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        screen.prompt();
        for (String line = lines.readLine(); line != null && !isEnd(line.strip()); line = lines.readLine()) {
            carryOut(line.strip());
            screen.typed(false);
        }
        screen.typed(true);
    }

    private static boolean isEnd(String line) {
        return line.equals("/quit") || line.equals("quit") || line.equals("exit");
    }

    private void carryOut(String line) throws IOException {
        if (line.isEmpty()) {
            return;
        }
        List<String> words = List.of(line.split(" +"));
        switch (words.get(0)) {
            case "/help" -> screen.say(Voice.STORY, HELP);
            case "/announce", "/withdraw" -> peer(words.get(0), words.subList(1, words.size()));
            default -> command(line);
        }
    }

    private void command(String line) throws IOException {
        if (line.startsWith("/")) {
            screen.say(Voice.ERROR, "'" + line + "' is not a command of the demo; /help tells what is");
            return;
        }
        stage.command(line);
    }

    private void peer(String what, List<String> prefixes) {
        try {
            if (prefixes.isEmpty()) {
                throw new IllegalArgumentException("");
            }
            if (what.equals("/withdraw")) {
                stage.peer().withdraw(prefixes);
            } else {
                boolean isIpv6 = prefixes.get(0).indexOf(':') >= 0;
                stage.peer().announce(prefixes, isIpv6 ? "2001:db8::1" : "192.0.2.1");
            }
        } catch (IllegalArgumentException none) {
            screen.say(Voice.ERROR, "'" + none.getMessage() + "' is no prefix such as 10.0.0.0/8");
        } catch (IOException lost) {
            screen.say(Voice.ERROR, String.valueOf(lost.getMessage()));
        }
    }
}
