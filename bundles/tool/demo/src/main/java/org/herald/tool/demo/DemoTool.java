package org.herald.tool.demo;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.herald.api.daemon.Tool;
import org.osgi.service.component.annotations.Component;

/** {@code herald demo}: Herald at work, in one terminal and without set-up. */
@Component(service = Tool.class)
public final class DemoTool implements Tool {
    /** How Herald starts this tool as its program, followed by the port of the demo. */
    static final String CHILD = "--child";

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int WRONG_ARGUMENTS = 2;
    private static final String ONCE = "--once";
    private static final Set<String> HELP_OPTIONS = Set.of("-h", "--help");

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "show Herald at work with a BGP peer and a program, and let you play";
    }

    @Override
    public String help() {
        return """
                usage: herald demo [--once]

                Starts Herald with a configuration of its own, a small BGP peer of AS 65001 on the loopback interface, and a program
                that announces routes and reads what the peer announces. Nothing has to be installed or configured, nothing leaves
                this machine, and nothing stays behind.

                After the show you are the program: what you type are commands of the API, and you see the answers, the events
                and what the peer hears. /help tells what else there is.

                  --once        end after the show; exit code 0 if all of it worked
                  -h, --help    this text
                """;
    }

    @Override
    public int run(List<String> arguments, Context context) throws Exception {
        if (arguments.stream().anyMatch(HELP_OPTIONS::contains)) {
            context.out().print(help());
            return SUCCESS;
        }
        if (arguments.size() == 2 && arguments.get(0).equals(CHILD)) {
            Relay.run(Integer.parseInt(arguments.get(1)), context.in(), context.out());
            return SUCCESS;
        }
        boolean isOnce = arguments.equals(List.of(ONCE));
        if (!isOnce && !arguments.isEmpty()) {
            context.err()
                    .println("herald demo: '" + String.join(" ", arguments) + "' is not valid; see herald demo --help");
            return WRONG_ARGUMENTS;
        }
        Screen screen = new Screen(context.out(), colours());
        try (Stage stage = new Stage(context, screen)) {
            Show show = new Show(stage, screen);
            show.play();
            if (!isOnce) {
                new Prompt(stage, screen, context.in()).run();
            }
            stage.finish();
            screen.say(Screen.Voice.STORY, "That was Herald.");
            return SUCCESS;
        } catch (DemoException | IOException e) {
            screen.say(Screen.Voice.ERROR, String.valueOf(e.getMessage()));
            return FAILURE;
        }
    }

    private static Screen.Colours colours() {
        boolean isWanted = System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return isWanted && Terminal.isOutput() ? Screen.Colours.ON : Screen.Colours.OFF;
    }
}
