package org.qiantang.engine.tlog;

/** What lies in a log's store is not what the log wrote there. It must be looked at by a person. */
public final class DamagedLog extends IllegalStateException {
    DamagedLog(String what) {
        super("damaged log: " + what);
    }

    DamagedLog(String what, RuntimeException cause) {
        super("damaged log: " + what, cause);
    }
}
