package org.herald.tool.version;

import java.io.PrintStream;
import java.util.List;
import org.herald.api.daemon.Product;
import org.herald.api.daemon.Tool;
import org.osgi.service.component.annotations.Component;

/** {@code herald version}: what runs, on what, from where. */
@Component(service = Tool.class)
public final class VersionTool implements Tool {
    private static final int SUCCESS = 0;
    private static final int WRONG_ARGUMENTS = 2;

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "print the versions of Herald, Java and the system";
    }

    @Override
    public String help() {
        return """
            usage: herald version

            Prints four lines, «Key    : value»: Herald, Java, Uname (the system) and From (the folder of the installation).
            """;
    }

    @Override
    public int run(List<String> arguments, Context context) {
        if (arguments.contains("-h") || arguments.contains("--help")) {
            context.out().print(help());
            return SUCCESS;
        }
        if (!arguments.isEmpty()) {
            context.err().println("herald version: unrecognised argument " + arguments.get(0));
            return WRONG_ARGUMENTS;
        }
        PrintStream out = context.out();
        line(out, "Herald", Product.VERSION);
        line(out, "Java", property("java.version") + " (" + property("java.vendor") + ")");
        line(out, "Uname", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        line(out, "From", context.home().toString());
        return SUCCESS;
    }

    /** Compatibility: keys are padded to the longest, as ExaBGP pads them. */
    private static void line(PrintStream out, String key, String value) {
        out.println(key + " ".repeat("Herald".length() - key.length()) + " : " + value);
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
