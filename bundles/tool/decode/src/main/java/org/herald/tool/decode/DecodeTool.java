package org.herald.tool.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecView;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader;
import org.herald.api.daemon.ConfigurationLoader.ConfigurationException;
import org.herald.api.daemon.MessageDecoder;
import org.herald.api.daemon.Tool;
import org.herald.api.wire.FamilyId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code herald decode}: messages in hexadecimal digits, from arguments or standard input, as events or commands. */
@Component(service = Tool.class)
public final class DecodeTool implements Tool {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int WRONG_ARGUMENTS = 2;
    private static final String ALL = "all";

    private final MessageDecoder decoder;
    private final ConfigurationLoader loader;

    @Activate
    public DecodeTool(@Reference MessageDecoder decoder, @Reference ConfigurationLoader loader) {
        this.decoder = decoder;
        this.loader = loader;
    }

    @Override
    public String name() {
        return "decode";
    }

    @Override
    public String summary() {
        return "decode BGP messages given as hexadecimal digits";
    }

    @Override
    public String help() {
        return DecodeOptions.HELP;
    }

    @Override
    public int run(List<String> arguments, Context context) throws Exception {
        if (arguments.contains("-h") || arguments.contains("--help")) {
            context.out().print(help());
            return SUCCESS;
        }
        try {
            DecodeOptions options = DecodeOptions.parse(arguments);
            return decode(options, context);
        } catch (UsageException e) {
            context.err().println("herald decode: " + e.getMessage());
            return WRONG_ARGUMENTS;
        } catch (ConfigurationException e) {
            context.err().println(e.getMessage());
            return FAILURE;
        }
    }

    private int decode(DecodeOptions options, Context context) throws Exception {
        CodecView codecs = context.codecs().current();
        MessageEncoder encoder = context.codecs().encoder(options.encoder());
        if (encoder == null) {
            throw new UsageException("no installed bundle provides encoder '" + options.encoder() + "', valid: "
                    + String.join(", ", context.codecs().encoderNames()));
        }
        List<FamilyId> families = families(options.family(), codecs);
        AssumedSession session = session(options, families, codecs, context);
        EncoderOptions facts = new EncoderOptions(
                hostName(),
                ProcessHandle.current().pid(),
                ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L),
                context.environment().isOn("api.compact"));
        Transcript transcript = new Transcript(decoder, encoder, facts, codecs, session, options, context.out());
        if (options.kind() == DecodeOptions.Kind.NLRI) {
            AddressFamily<?> family = families.size() == 1 ? codecs.family(families.get(0)) : null;
            if (family == null) {
                throw new UsageException("--nlri needs one --family");
            }
            transcript.nlriOf(new NlriPrinter(family, session.context(), encoder.dialect()));
        }
        new HexLines(transcript).readAll(input(options, context));
        return transcript.hasFailed() ? FAILURE : SUCCESS;
    }

    private static InputStream input(DecodeOptions options, Context context) {
        if (options.hex().isEmpty()) {
            return context.in();
        }
        return new ByteArrayInputStream(String.join("", options.hex()).getBytes(StandardCharsets.UTF_8));
    }

    private AssumedSession session(DecodeOptions options, List<FamilyId> families, CodecView codecs, Context context)
            throws ConfigurationException, UsageException {
        List<FamilyId> withPathIds = options.hasPathIds() ? families : List.of();
        if (options.configuration() == null) {
            return AssumedSession.ofEverything(withPathIds, codecs);
        }
        Configuration configuration = loader.load(Path.of(options.configuration()), codecs, context.environment());
        if (configuration.neighbors().isEmpty()) {
            throw new ConfigurationException(options.configuration() + " has no neighbor");
        }
        return AssumedSession.of(configuration.neighbors().get(0), withPathIds, codecs);
    }

    private static List<FamilyId> families(String written, CodecView codecs) throws UsageException {
        if (written.equals(ALL)) {
            return codecs.families().stream().map(AddressFamily::id).toList();
        }
        String name = written.strip();
        int gap = name.indexOf(name.indexOf(' ') >= 0 ? ' ' : '/');
        AddressFamily<?> family = gap < 0
                ? null
                : codecs.family(name.substring(0, gap), name.substring(gap + 1).strip());
        if (family != null) {
            return List.of(family.id());
        }
        String feature = codecs.featureFor(name);
        if (feature != null) {
            throw new UsageException("no installed bundle provides " + name + "; feature " + feature + " does");
        }
        List<String> names = codecs.families().stream()
                .map(installed -> installed.names().spaced())
                .toList();
        throw new UsageException("'" + written + "' is not a family, valid: all, " + String.join(", ", names));
    }

    /** The kernel's name for the machine; asking the resolver may take seconds where it has no answer. */
    private static String hostName() throws IOException {
        Path file = Path.of("/proc/sys/kernel/hostname");
        return Files.isReadable(file)
                ? Files.readString(file).strip()
                : InetAddress.getLocalHost().getHostName();
    }
}
