package org.qiantang.app.catalog;

import org.qiantang.app.account.Person;

/** Who may act on a shop's goods; met by the register of the shops' people. */
public interface GoodsPosts {
    /** The shop that this person may manage goods for; a refusal where there is none. */
    long merchantOf(Person person);

    /** The shop whose goods this person may look up, to keep them or to line them up; a refusal where there is none. */
    long lookedUpBy(Person person);
}
