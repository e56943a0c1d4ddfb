package org.qiantang.app.host;

import org.qiantang.app.account.Person;

/** Knows whose show it is. */
@FunctionalInterface
public interface Ownership {
    boolean owns(Person person, long showId);
}
