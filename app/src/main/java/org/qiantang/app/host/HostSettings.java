package org.qiantang.app.host;

/** Knows how staff want a show's digital host to work. */
@FunctionalInterface
public interface HostSettings {
    /** As it was set; the usual one where nobody did. */
    HostSetting of(long showId);
}
