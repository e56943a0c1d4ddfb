package org.qiantang.app.host;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;

/** Writes down how staff want a show's digital host to work; it refuses, in words, where that cannot be. */
@FunctionalInterface
public interface HostChoice {
    void choose(@Nullable Person person, long showId, HostSetting setting);
}
