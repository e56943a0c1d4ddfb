package org.qiantang.app.account;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;

/** The door of the officers' pages. */
public final class Officers {
    private Officers() {}

    /** Lets an officer pass. */
    public static Person only(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.OFFICER)) {
            throw new Problem(403, "forbidden", "只有治理员可以这样做", "only officers may do this");
        }
        return who;
    }

    /** Lets an officer pass, or an administrator. */
    public static Person orAdmin(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.OFFICER) && !who.is(Role.ADMIN)) {
            throw new Problem(403, "forbidden", "只有治理员和管理员可以这样做", "only officers and administrators may do this");
        }
        return who;
    }
}
