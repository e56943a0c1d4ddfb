package org.qiantang.app.backup;

/** Why a backup or a restore cannot be: a sentence for whoever asked. */
public final class Unfit extends Exception {
    Unfit(String message) {
        super(message);
    }
}
