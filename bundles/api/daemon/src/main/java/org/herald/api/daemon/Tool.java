package org.herald.api.daemon;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A sub-command of {@code herald}: {@code herald decode …}. A service; started without the OSGi framework where it can do without. */
@ConsumerType
public interface Tool {
    /** The sub-command. */
    String name();

    /** One sentence without a full stop. */
    String summary();

    /** What {@code --help} prints: usage, options, examples. */
    String help();

    /**
     * Does it.
     *
     * @return the exit code: 0 success, 1 failure, 2 wrong arguments
     */
    int run(List<String> arguments, Context context) throws Exception;

    /** What a tool may use. */
    interface Context {
        InputStream in();

        PrintStream out();

        PrintStream err();

        /** The folder of the installation: {@code bin}, {@code etc}, {@code features}, {@code repository} are in it. */
        Path home();

        Environment environment();

        CodecRegistry codecs();

        /** The command that starts the daemon of this installation, to be followed by its arguments. */
        List<String> launcher();
    }
}
