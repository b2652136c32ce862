package org.herald.core.fsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FsmTest {
    private static final FsmSettings ACTIVE_SIDE = new FsmSettings(false, false, false, 60);
    private static final FsmSettings PASSIVE_SIDE = new FsmSettings(true, false, false, 60);
    private static final FsmSettings ACCEPTED = new FsmSettings(false, true, false, 60);
    private static final FsmSettings ACCEPTED_BY_PASSIVE = new FsmSettings(true, true, false, 60);
    private static final FsmSettings OPENS_SECOND = new FsmSettings(false, false, true, 60);

    private static final FsmInput START = new FsmInput.Start();
    private static final FsmInput CONNECTED = new FsmInput.Connected();
    private static final FsmInput KEEPALIVE = new FsmInput.KeepaliveReceived();
    private static final FsmOutput.SendNotification FAREWELL =
            new FsmOutput.SendNotification(6, 2, new byte[] {1, 'x'});

    // ---- every state and every input

    /** Inputs in columns, states in rows: what happens, in short. */
    private static final String[] INPUTS = {
        "start",
        "stop",
        "connected",
        "connect-failed",
        "closed",
        "open",
        "keepalive",
        "message",
        "notification",
        "violated",
        "connect-retry",
        "open-wait",
        "hold",
        "keepalive-timer",
        "send-hold"
    };

    static Stream<Arguments> table() {
        return Stream.of(
                        row(
                                FsmState.IDLE,
                                "CONNECT: dial",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:",
                                "IDLE:"),
                        row(
                                FsmState.ACTIVE,
                                "CONNECT: stop-timers dial",
                                "IDLE: stop-timers",
                                "ACTIVE:",
                                "ACTIVE:",
                                "ACTIVE:",
                                "ACTIVE:",
                                "ACTIVE:",
                                "ACTIVE:",
                                "ACTIVE:",
                                "ACTIVE:",
                                "CONNECT: stop-timers dial",
                                "ACTIVE:",
                                "ACTIVE:",
                                "ACTIVE:",
                                "ACTIVE:"),
                        row(
                                FsmState.CONNECT,
                                "CONNECT:",
                                "IDLE: stop-timers hangup down(told)",
                                "OPENSENT: stop-timers open OPEN_WAIT=60",
                                "ACTIVE: stop-timers down(refused) CONNECT_RETRY=0",
                                "ACTIVE: stop-timers down(closed) CONNECT_RETRY=0",
                                "CONNECT:",
                                "CONNECT:",
                                "CONNECT:",
                                "CONNECT:",
                                "CONNECT:",
                                "CONNECT:",
                                "CONNECT:",
                                "CONNECT:",
                                "CONNECT:",
                                "CONNECT:"),
                        row(
                                FsmState.OPENSENT,
                                "OPENSENT:",
                                "IDLE: stop-timers notify(6,2) hangup down(told)",
                                "OPENSENT:",
                                "OPENSENT:",
                                "ACTIVE: stop-timers down(closed) CONNECT_RETRY=0",
                                "OPENCONFIRM: stop-timers keepalive HOLD=90 KEEPALIVE=30",
                                ended("notify(5,1)", "notification sent (5,1)"),
                                ended("notify(5,1)", "notification sent (5,1)"),
                                ended("", "notification received (6,4)"),
                                ended("notify(2,2)", "notification sent (2,2)"),
                                "OPENSENT:",
                                ended("notify(5,1)", "notification sent (5,1)"),
                                "OPENSENT:",
                                "OPENSENT:",
                                "OPENSENT:"),
                        row(
                                FsmState.OPENCONFIRM,
                                "OPENCONFIRM:",
                                "IDLE: stop-timers notify(6,2) hangup down(told)",
                                "OPENCONFIRM:",
                                "OPENCONFIRM:",
                                "ACTIVE: stop-timers down(closed) CONNECT_RETRY=0",
                                ended("notify(5,2)", "notification sent (5,2)"),
                                "ESTABLISHED: up",
                                ended("notify(5,2)", "notification sent (5,2)"),
                                ended("", "notification received (6,4)"),
                                ended("notify(2,2)", "notification sent (2,2)"),
                                "OPENCONFIRM:",
                                ended("notify(5,2)", "notification sent (5,2)"),
                                ended("notify(4,0)", "notification sent (4,0)"),
                                "OPENCONFIRM: keepalive KEEPALIVE=30",
                                "OPENCONFIRM:"),
                        row(
                                FsmState.ESTABLISHED,
                                "ESTABLISHED:",
                                "IDLE: stop-timers notify(6,2) hangup down(told)",
                                "ESTABLISHED:",
                                "ESTABLISHED:",
                                "ACTIVE: stop-timers down(closed) CONNECT_RETRY=0",
                                ended("notify(5,3)", "notification sent (5,3)"),
                                "ESTABLISHED:",
                                ended("notify(5,3)", "notification sent (5,3)"),
                                ended("", "notification received (6,4)"),
                                ended("notify(2,2)", "notification sent (2,2)"),
                                "ESTABLISHED:",
                                "any",
                                ended("notify(4,0)", "notification sent (4,0)"),
                                "ESTABLISHED: keepalive KEEPALIVE=30",
                                ended("notify(8,0)", "notification sent (8,0)")))
                .flatMap(FsmTest::cells);
    }

    private static String ended(String answer, String reason) {
        String told = answer.isEmpty() ? "" : answer + " ";
        return "ACTIVE: stop-timers " + told + "hangup down(" + reason + ") CONNECT_RETRY=0";
    }

    private static String[] row(FsmState state, String... cells) {
        String[] row = new String[cells.length + 1];
        row[0] = state.name();
        System.arraycopy(cells, 0, row, 1, cells.length);
        return row;
    }

    private static Stream<Arguments> cells(String[] row) {
        assertThat(row).hasSize(INPUTS.length + 1);
        List<Arguments> cells = new ArrayList<>();
        for (int index = 0; index < INPUTS.length; index++) {
            if (!row[index + 1].equals("any")) {
                cells.add(Arguments.of(FsmState.valueOf(row[0]), INPUTS[index], row[index + 1]));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("table")
    void answersEachInputInEachStateAsTheTableSays(FsmState state, String input, String expected) {
        Fsm fsm = reached(ACTIVE_SIDE, state);

        Step step = fsm.on(input(input));

        assertThat(text(step)).isEqualTo(expected);
    }

    @Test
    void leavesAMachineAsItIsWhenItAnswers() {
        Fsm fsm = reached(ACTIVE_SIDE, FsmState.ESTABLISHED);

        fsm.on(new FsmInput.Closed("closed"));

        assertThat(fsm.state()).isEqualTo(FsmState.ESTABLISHED);
    }

    // ---- back-off

    @Test
    void waitsLongerAfterEachFailedAttemptUpToAMinute() {
        Fsm fsm = Fsm.idle(ACTIVE_SIDE).on(START).next();
        List<Long> waits = new ArrayList<>();

        for (int attempt = 0; attempt < 21; attempt++) {
            Step failed = fsm.on(new FsmInput.ConnectFailed("refused"));
            waits.add(retrySeconds(failed));
            fsm = failed.next().on(expired(FsmTimer.CONNECT_RETRY, 0)).next();
        }

        assertThat(waits)
                .containsExactly(
                        0L, 1L, 2L, 3L, 4L, 5L, 7L, 9L, 11L, 14L, 17L, 21L, 26L, 32L, 39L, 47L, 57L, 60L, 60L, 60L,
                        60L);
    }

    @Test
    void countsAnAttemptThatEndsInOpenSentOrOpenConfirmAsFailed() {
        Fsm fsm = Fsm.idle(ACTIVE_SIDE).on(START).next();

        Step first = fsm.on(CONNECTED).next().on(new FsmInput.Closed("closed"));
        Step second = first.next()
                .on(expired(FsmTimer.CONNECT_RETRY, 0))
                .next()
                .on(CONNECTED)
                .next()
                .on(new FsmInput.OpenReceived(90))
                .next()
                .on(new FsmInput.Closed("closed"));

        assertThat(retrySeconds(first)).isZero();
        assertThat(retrySeconds(second)).isEqualTo(1);
    }

    @Test
    void beginsWithoutDelayAfterASessionThatWasUp() {
        Fsm fsm = Fsm.idle(ACTIVE_SIDE).on(START).next();
        for (int attempt = 0; attempt < 5; attempt++) {
            fsm = fsm.on(new FsmInput.ConnectFailed("refused"))
                    .next()
                    .on(expired(FsmTimer.CONNECT_RETRY, 0))
                    .next();
        }
        Fsm up = fsm.on(CONNECTED)
                .next()
                .on(new FsmInput.OpenReceived(90))
                .next()
                .on(KEEPALIVE)
                .next();

        Step lost = up.on(new FsmInput.Closed("closed"));

        assertThat(retrySeconds(lost)).isZero();
    }

    @Test
    void forgetsTheBackOffWhenItIsStopped() {
        Fsm fsm = Fsm.idle(ACTIVE_SIDE).on(START).next();
        fsm = fsm.on(new FsmInput.ConnectFailed("refused")).next();
        fsm = fsm.on(expired(FsmTimer.CONNECT_RETRY, 0)).next();
        fsm = fsm.on(new FsmInput.ConnectFailed("refused")).next();

        fsm = fsm.on(new FsmInput.Stop(null, "told")).next().on(START).next();

        assertThat(retrySeconds(fsm.on(new FsmInput.ConnectFailed("refused")))).isZero();
    }

    // ---- hold time

    @Test
    void sendsKeepalivesEachThirdOfTheHoldTimeInWholeSeconds() {
        assertThat(timer(opened(10), FsmTimer.KEEPALIVE)).isEqualTo(3);
        assertThat(timer(opened(180), FsmTimer.KEEPALIVE)).isEqualTo(60);
        assertThat(timer(opened(3), FsmTimer.KEEPALIVE)).isEqualTo(1);
        assertThat(timer(opened(65535), FsmTimer.KEEPALIVE)).isEqualTo(21845);
    }

    @Test
    void waitsForTheRestOfTheHoldTimeWhenSomethingWasHeard() {
        Fsm fsm = reached(ACTIVE_SIDE, FsmState.ESTABLISHED);

        Step step = fsm.on(expired(FsmTimer.HOLD, 20 * Fsm.SECOND));

        assertThat(text(step)).isEqualTo("ESTABLISHED: HOLD=70");
    }

    @Test
    void endsTheSessionWithFourZeroAndNoDataWhenTheHoldTimeIsOver() {
        Fsm fsm = reached(ACTIVE_SIDE, FsmState.ESTABLISHED);

        Step step = fsm.on(expired(FsmTimer.HOLD, 90 * Fsm.SECOND));

        FsmOutput.SendNotification sent = notification(step);
        assertThat(sent.code()).isEqualTo(4);
        assertThat(sent.subcode()).isZero();
        assertThat(sent.data()).isEmpty();
    }

    @Test
    void hasNeitherHoldNorKeepaliveTimerWithAHoldTimeOfZero() {
        Step step = opened(0);

        assertThat(text(step)).isEqualTo("OPENCONFIRM: stop-timers keepalive OPEN_WAIT=60");
    }

    @Test
    void stopsWaitingForTheFirstKeepaliveOnceItCameWithAHoldTimeOfZero() {
        Step step = opened(0).next().on(KEEPALIVE);

        assertThat(text(step)).isEqualTo("ESTABLISHED: stop-timers up");
    }

    @Test
    void toleratesOneKeepaliveWithAHoldTimeOfZeroAndEndsTheSessionAtTheSecond() {
        Fsm up = opened(0).next().on(KEEPALIVE).next();

        Step first = up.on(KEEPALIVE);
        Step second = first.next().on(KEEPALIVE);

        assertThat(text(first)).isEqualTo("ESTABLISHED:");
        assertThat(text(second)).isEqualTo(ended("notify(2,6)", "notification sent (2,6)"));
        assertThat(data(second))
                .isEqualTo("Negotiated holdtime was zero, it was invalid to send us a keepalive messages");
    }

    @Test
    void forgetsKeepalivesWithoutHoldTimeFromOneSessionToTheNext() {
        Fsm up = opened(0).next().on(KEEPALIVE).next().on(KEEPALIVE).next();

        Fsm next = up.on(new FsmInput.Closed("closed"))
                .next()
                .on(expired(FsmTimer.CONNECT_RETRY, 0))
                .next()
                .on(CONNECTED)
                .next()
                .on(new FsmInput.OpenReceived(0))
                .next()
                .on(KEEPALIVE)
                .next();

        assertThat(text(next.on(KEEPALIVE))).isEqualTo("ESTABLISHED:");
    }

    @Test
    void letsThePeerKeepItsWindowShutForEightMinutesOrTwiceTheHoldTime() {
        assertThat(opened(180).next().sendHoldNanos()).isEqualTo(480 * Fsm.SECOND);
        assertThat(opened(300).next().sendHoldNanos()).isEqualTo(600 * Fsm.SECOND);
        assertThat(opened(0).next().sendHoldNanos()).isEqualTo(480 * Fsm.SECOND);
        assertThat(opened(65535).next().sendHoldNanos()).isEqualTo(131070 * Fsm.SECOND);
    }

    // ---- other kinds of neighbors

    @Test
    void neverConnectsWhenPassive() {
        Step started = Fsm.idle(PASSIVE_SIDE).on(START);
        Step again = started.next().on(START);

        assertThat(text(started)).isEqualTo("ACTIVE:");
        assertThat(text(again)).isEqualTo("ACTIVE:");
    }

    @Test
    void endsWithAnAcceptedConnection() {
        for (FsmSettings settings : List.of(ACCEPTED, ACCEPTED_BY_PASSIVE)) {
            Step connected = Fsm.idle(settings).on(CONNECTED);
            Step lost = connected.next().on(new FsmInput.Closed("closed"));

            assertThat(text(connected)).isEqualTo("OPENSENT: stop-timers open OPEN_WAIT=60");
            assertThat(text(lost)).isEqualTo("IDLE: stop-timers down(closed)");
        }
    }

    @Test
    void waitsAfterAnEndedSessionWhenPassive() {
        Fsm fsm = new Fsm(FsmState.ESTABLISHED, PASSIVE_SIDE, 0, 90, 0);

        Step lost = fsm.on(new FsmInput.Closed("closed"));

        assertThat(text(lost)).isEqualTo("ACTIVE: stop-timers down(closed)");
    }

    @Test
    void sendsItsOpenBehindThePeersWhereTheNumberComesFromThere() {
        Step connected = Fsm.idle(OPENS_SECOND).on(START).next().on(CONNECTED);
        Step opened = connected.next().on(new FsmInput.OpenReceived(90));

        assertThat(text(connected)).isEqualTo("OPENSENT: stop-timers OPEN_WAIT=60");
        assertThat(text(opened)).isEqualTo("OPENCONFIRM: stop-timers open keepalive HOLD=90 KEEPALIVE=30");
    }

    // ---- texts

    @Test
    void namesTheMessageThatCameInsteadOfAnOpen() {
        Fsm fsm = reached(ACTIVE_SIDE, FsmState.OPENSENT);

        assertThat(data(fsm.on(KEEPALIVE))).isEqualTo("The first packet received is not an open message (KEEPALIVE)");
        assertThat(data(fsm.on(new FsmInput.MessageReceived("UPDATE"))))
                .isEqualTo("The first packet received is not an open message (UPDATE)");
        assertThat(data(fsm.on(expired(FsmTimer.OPEN_WAIT, 0))))
                .isEqualTo("waited for open too long, we do not like stuck in active");
    }

    @Test
    void givesTheSubcodesNameAsDataInOpenConfirm() {
        Fsm fsm = reached(ACTIVE_SIDE, FsmState.OPENCONFIRM);

        assertThat(data(fsm.on(new FsmInput.MessageReceived("UPDATE"))))
                .isEqualTo("Receive Unexpected Message in OpenConfirm State");
    }

    @Test
    void saysNothingToThePeerWhenStoppedWithoutFarewell() {
        Fsm fsm = reached(ACTIVE_SIDE, FsmState.ESTABLISHED);

        Step step = fsm.on(new FsmInput.Stop(null, "told"));

        assertThat(text(step)).isEqualTo("IDLE: stop-timers hangup down(told)");
    }

    @Test
    void endsWithStoppedTimersWhateverEndsIt() {
        Set<FsmState> live = EnumSet.of(FsmState.OPENSENT, FsmState.OPENCONFIRM, FsmState.ESTABLISHED);

        for (FsmState state : live) {
            for (String name : INPUTS) {
                Step step = reached(ACTIVE_SIDE, state).on(input(name));
                boolean isEnded = !live.contains(step.next().state());
                assertThat(!isEnded || step.outputs().get(0) instanceof FsmOutput.StopTimers)
                        .as(state + " " + name)
                        .isTrue();
            }
        }
    }

    // ---- help

    private static Fsm reached(FsmSettings settings, FsmState state) {
        Fsm fsm = Fsm.idle(settings);
        if (state == FsmState.IDLE) {
            return fsm;
        }
        if (state == FsmState.ACTIVE) {
            return fsm.on(START)
                    .next()
                    .on(new FsmInput.ConnectFailed("refused"))
                    .next();
        }
        List<FsmInput> way = List.of(START, CONNECTED, new FsmInput.OpenReceived(90), KEEPALIVE);
        for (FsmInput input : way) {
            fsm = fsm.on(input).next();
            if (fsm.state() == state) {
                return fsm;
            }
        }
        throw new AssertionError("no way to " + state);
    }

    private static Step opened(int holdSeconds) {
        return reached(ACTIVE_SIDE, FsmState.OPENSENT).on(new FsmInput.OpenReceived(holdSeconds));
    }

    private static FsmInput input(String name) {
        return switch (name) {
            case "start" -> START;
            case "stop" -> new FsmInput.Stop(FAREWELL, "told");
            case "connected" -> CONNECTED;
            case "connect-failed" -> new FsmInput.ConnectFailed("refused");
            case "closed" -> new FsmInput.Closed("closed");
            case "open" -> new FsmInput.OpenReceived(90);
            case "keepalive" -> KEEPALIVE;
            case "message" -> new FsmInput.MessageReceived("UPDATE");
            case "notification" -> new FsmInput.NotificationReceived(6, 4);
            case "violated" -> new FsmInput.Violated(new FsmOutput.SendNotification(2, 2, new byte[0]));
            case "connect-retry" -> expired(FsmTimer.CONNECT_RETRY, 0);
            case "open-wait" -> expired(FsmTimer.OPEN_WAIT, 0);
            case "hold" -> expired(FsmTimer.HOLD, 1000 * Fsm.SECOND);
            case "keepalive-timer" -> expired(FsmTimer.KEEPALIVE, 0);
            case "send-hold" -> expired(FsmTimer.SEND_HOLD, 0);
            default -> throw new AssertionError(name);
        };
    }

    private static FsmInput expired(FsmTimer timer, long silenceNanos) {
        return new FsmInput.Expired(timer, silenceNanos);
    }

    private static long retrySeconds(Step step) {
        return timer(step, FsmTimer.CONNECT_RETRY);
    }

    private static long timer(Step step, FsmTimer timer) {
        return step.outputs().stream()
                .filter(output -> output instanceof FsmOutput.StartTimer start && start.timer() == timer)
                .mapToLong(output -> ((FsmOutput.StartTimer) output).delayNanos() / Fsm.SECOND)
                .findFirst()
                .orElseThrow();
    }

    private static FsmOutput.SendNotification notification(Step step) {
        return step.outputs().stream()
                .filter(FsmOutput.SendNotification.class::isInstance)
                .map(FsmOutput.SendNotification.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String data(Step step) {
        return new String(notification(step).data(), StandardCharsets.UTF_8);
    }

    private static String text(Step step) {
        StringBuilder text = new StringBuilder(step.next().state() + ":");
        for (FsmOutput output : step.outputs()) {
            text.append(' ').append(text(output));
        }
        return text.toString();
    }

    private static String text(FsmOutput output) {
        if (output instanceof FsmOutput.Dial) {
            return "dial";
        } else if (output instanceof FsmOutput.Hangup) {
            return "hangup";
        } else if (output instanceof FsmOutput.SendOpen) {
            return "open";
        } else if (output instanceof FsmOutput.SendKeepalive) {
            return "keepalive";
        } else if (output instanceof FsmOutput.SendNotification sent) {
            return "notify(" + sent.code() + "," + sent.subcode() + ")";
        } else if (output instanceof FsmOutput.StartTimer start) {
            return start.timer() + "=" + start.delayNanos() / Fsm.SECOND;
        } else if (output instanceof FsmOutput.StopTimers) {
            return "stop-timers";
        } else if (output instanceof FsmOutput.Up) {
            return "up";
        } else {
            return "down(" + ((FsmOutput.Down) output).reason() + ")";
        }
    }
}
