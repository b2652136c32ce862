package org.herald.tool.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.herald.api.daemon.CodecRegistry;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.Product;
import org.herald.api.daemon.Tool;
import org.junit.jupiter.api.Test;

class VersionToolTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void printsFourLines() {
        assertThat(new VersionTool().run(List.of(), new Context())).isZero();

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("Herald : " + Product.VERSION);
        assertThat(lines.get(1)).startsWith("Java   : " + System.getProperty("java.version"));
        assertThat(lines.get(2)).startsWith("Uname  : " + System.getProperty("os.name"));
        assertThat(lines.get(3)).isEqualTo("From   : /opt/herald");
    }

    @Test
    void refusesArguments() {
        assertThat(new VersionTool().run(List.of("now"), new Context())).isEqualTo(2);
    }

    private final class Context implements Tool.Context {
        @Override
        public InputStream in() {
            return InputStream.nullInputStream();
        }

        @Override
        public PrintStream out() {
            return new PrintStream(out, true, StandardCharsets.UTF_8);
        }

        @Override
        public PrintStream err() {
            return out();
        }

        @Override
        public Path home() {
            return Path.of("/opt/herald");
        }

        @Override
        public Environment environment() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CodecRegistry codecs() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> launcher() {
            return List.of();
        }
    }
}
