package org.herald.command.rib;

import java.util.List;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.PeerControl.RibSide;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.osgi.service.component.annotations.Component;

/** Shows the routes of an Adj-RIB, one a line, made piece by piece however many there are. */
@Component(service = ApiCommand.class)
@ProvideCommand("show adj-rib")
public final class ShowRibCommand implements ApiCommand {
    private static final String ARGUMENTS = "[<ip>] [extensive] [inet | flow | l2vpn] [text | json]";
    private static final String IN = "show what neighbors announced, where adj-rib-in is on";
    private static final String OUT = "show what is announced to neighbors";

    @Override
    public List<CommandPath> paths() {
        return List.of(
                path("show adj-rib in", Version.V4, IN, "show adj-rib in"),
                path("show adj-rib out", Version.V4, OUT, "show adj-rib out extensive inet json"),
                path("rib show in", Version.V6, IN, "rib show in flow"),
                path("rib show out", Version.V6, OUT, "rib show out text"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        RibSide side = call.path().words().endsWith("in") ? RibSide.IN : RibSide.OUT;
        ShowOptions options = ShowOptions.read(call);
        RouteLines lines = new RouteLines(options.peers(), side, options.kind());
        call.reply(lines.with(
                options.form() == AnswerForm.JSON
                        ? new JsonRoute(call, options.isExtensive())
                        : new TextRoute(call, options.isExtensive())));
    }

    private static CommandPath path(String words, Version version, String help, String example) {
        return new CommandPath(words, version, Addressing.NONE, ARGUMENTS, help, example);
    }
}
