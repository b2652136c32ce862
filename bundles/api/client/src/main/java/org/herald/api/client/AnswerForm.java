package org.herald.api.client;

import org.herald.api.bgp.Dialect;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/** How a command that prints something answers, and the words by which a program asks for it. */
public enum AnswerForm {
    TEXT("text"),
    JSON("json");

    private final String word;

    AnswerForm(String word) {
        this.word = word;
    }

    /** The word, usually the last of a command. */
    public String word() {
        return word;
    }

    /** Takes the next word if it names a form; else this form holds. */
    public static AnswerForm accept(Words words, AnswerForm otherwise) {
        for (AnswerForm form : values()) {
            if (words.accept(form.word)) {
                return form;
            }
        }
        return otherwise;
    }

    /** The form of a command whose only word may be that of the form. */
    public static AnswerForm only(ApiCall call, AnswerForm otherwise) throws StatementException {
        AnswerForm form = accept(call.words(), otherwise);
        call.words().expectEnd();
        return form;
    }

    /** The form of the program's encoder. */
    public static AnswerForm ofEncoder(ApiCall call) {
        return call.dialect().form() == Dialect.Form.STRUCTURED ? JSON : TEXT;
    }

    /** Compatibility: lines of text for the spelling of ExaBGP 4.2 and 5.0, whatever the encoder; that of 6.0 follows the encoder. */
    public static AnswerForm ofSpelling(ApiCall call) {
        return call.path().version() == CommandPath.Version.V4 ? TEXT : ofEncoder(call);
    }
}
