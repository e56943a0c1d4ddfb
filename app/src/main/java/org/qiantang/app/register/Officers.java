package org.qiantang.app.register;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;

/** Lets officers and administrators pass. */
final class Officers {
    private Officers() {}

    static Person required(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.OFFICER) && !who.is(Role.ADMIN)) {
            throw new Problem(403, "forbidden", "只有治理员和管理员可以这样做", "only officers and administrators may do this");
        }
        return who;
    }
}
