package org.qiantang.app.catalog;

import org.qiantang.app.account.Person;

/** Who may act on a shop's goods; met by the register of the shops' people. */
@FunctionalInterface
public interface GoodsPosts {
    /** The shop that this person may manage goods for; a refusal where there is none. */
    long merchantOf(Person person);
}
