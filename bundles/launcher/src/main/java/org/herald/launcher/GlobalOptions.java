package org.herald.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The options in front of any sub-command. */
public final class GlobalOptions {
    private static final String ENVIRONMENT_FILE = "herald.envfile";

    private GlobalOptions() {}

    /**
     * Takes them: {@code --env-file FILE} becomes a system property.
     *
     * @return the words behind them
     */
    public static List<String> take(List<String> words) throws Complaint {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.startsWith("--env-file=")) {
                environmentFile(word.substring("--env-file=".length()));
                at++;
            } else if (word.equals("--env-file") && at + 1 < words.size()) {
                environmentFile(words.get(at + 1));
                at += 2;
            } else if (word.equals("--env-file")) {
                throw new Complaint(Complaint.WRONG_ARGUMENTS, "herald: a file is missing behind --env-file");
            } else {
                break;
            }
        }
        return words.subList(at, words.size());
    }

    private static void environmentFile(String written) throws Complaint {
        Path file = Path.of(written).toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new Complaint("error: the environment file " + written + " cannot be read");
        }
        System.setProperty(ENVIRONMENT_FILE, file.toString());
    }
}
