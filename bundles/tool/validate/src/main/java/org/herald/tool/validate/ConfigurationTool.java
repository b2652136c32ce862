package org.herald.tool.validate;

import java.util.List;
import org.herald.api.daemon.ConfigurationLoader;
import org.herald.api.daemon.Tool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code herald configuration validate}: the spelling of ExaBGP 6.0 for {@code herald validate}. */
@Component(service = Tool.class)
public final class ConfigurationTool implements Tool {
    private final ValidateTool validate;

    @Activate
    public ConfigurationTool(@Reference ConfigurationLoader loader) {
        this.validate = new ValidateTool(loader);
    }

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public String summary() {
        return "what can be done with configurations: validate";
    }

    @Override
    public String help() {
        return "usage: herald configuration validate [-n] [-r] [-v] [-p] CONF...\n\nThe same as herald validate.\n\n"
                + validate.help();
    }

    @Override
    public int run(List<String> arguments, Context context) {
        if (!arguments.isEmpty() && arguments.get(0).equals(validate.name())) {
            return validate.run(arguments.subList(1, arguments.size()), context);
        }
        boolean asksForHelp = arguments.contains("-h") || arguments.contains("--help");
        (asksForHelp ? context.out() : context.err()).print(help());
        return asksForHelp ? ValidateTool.SUCCESS : ValidateTool.WRONG_ARGUMENTS;
    }
}
