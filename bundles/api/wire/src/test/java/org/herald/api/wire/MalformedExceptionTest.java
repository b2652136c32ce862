package org.herald.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MalformedExceptionTest {
    @Test
    void leavesSeverityAndCodeToTheOwner() {
        MalformedException error = new MalformedException("odd", 7);

        MalformedException judged = error.orElse(Severity.TREAT_AS_WITHDRAW, 3, 5);

        assertThat(error.severity()).isNull();
        assertThat(error.code()).isZero();
        assertThat(judged.severity()).isEqualTo(Severity.TREAT_AS_WITHDRAW);
        assertThat(judged.code()).isEqualTo(3);
        assertThat(judged.subcode()).isEqualTo(5);
        assertThat(judged.offset()).isEqualTo(7);
        assertThat(judged.getMessage()).isEqualTo("odd");
    }

    @Test
    void keepsTheSeverityStatedAndTakesTheOwnersCode() {
        MalformedException judged =
                new MalformedException(Severity.DISCARD_ATTRIBUTE, "odd", 7).orElse(Severity.RESET_SESSION, 3, 9);

        assertThat(judged.severity()).isEqualTo(Severity.DISCARD_ATTRIBUTE);
        assertThat(judged.code() + "/" + judged.subcode()).isEqualTo("3/9");
    }

    @Test
    void keepsAllOfAReset() {
        MalformedException error = MalformedException.reset(2, 4, new byte[] {1}, "odd");

        MalformedException judged = error.orElse(Severity.DISCARD_ATTRIBUTE, 3, 9);

        assertThat(judged.severity()).isEqualTo(Severity.RESET_SESSION);
        assertThat(judged.code() + "/" + judged.subcode()).isEqualTo("2/4");
        assertThat(judged.data()).containsExactly(1);
    }

    @Test
    void carriesNoStackTrace() {
        assertThat(new MalformedException("odd", 0).getStackTrace()).isEmpty();
    }

    @Test
    void ordersSeveritiesFromWeakToStrong() {
        assertThat(Severity.DISCARD_ATTRIBUTE.or(Severity.TREAT_AS_WITHDRAW)).isEqualTo(Severity.TREAT_AS_WITHDRAW);
        assertThat(Severity.RESET_SESSION.or(Severity.DISABLE_FAMILY)).isEqualTo(Severity.RESET_SESSION);
        assertThat(Severity.values()).isSorted();
    }
}
