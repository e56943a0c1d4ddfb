package org.qiantang.engine.tlog.witness;

import org.qiantang.engine.tlog.wire.Malformed;

/**
 * A witness's answer, ready to be sent over HTTP. All but the first are refusals; after those nothing was kept.
 *
 * @param text signature lines where it signed, the size it knows where the log was behind, else why it refused
 */
public record Reply(Kind kind, String text) {
    /** The kinds of answer, with their status of HTTP in tlog-witness. */
    public enum Kind {
        COSIGNED(200),
        /** The request is not in form, or its old size is above the new one. */
        MALFORMED(400),
        /** The checkpoint is not signed by the log's key, or wrongly. */
        NOT_SIGNED(403),
        UNKNOWN_LOG(404),
        /** The log's idea of what the witness saw last is wrong; the text is what it saw. */
        OTHER_SIZE(409),
        /** The new tree is as large as the one that the witness saw last, and another: a fork. */
        OTHER_ROOT(409),
        /** The new tree does not begin with the old one: a fork, or a faulty proof. */
        INCONSISTENT(422);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        /**
         * The kind of an answer that came with a status of HTTP. Of 409 the size is the usual one; an answer with the other has a text
         * that is no size, and is seen to be a refusal by that.
         *
         * @throws Malformed if no witness answers so
         */
        public static Kind of(int status) {
            for (Kind kind : values()) {
                if (kind.status == status) {
                    return kind;
                }
            }
            throw new Malformed("status", Integer.toString(status), "200, 400, 403, 404, 409 or 422");
        }
    }

    public int status() {
        return kind.status();
    }

    public String contentType() {
        return kind == Kind.OTHER_SIZE ? "text/x.tlog.size" : "text/plain; charset=utf-8";
    }
}
