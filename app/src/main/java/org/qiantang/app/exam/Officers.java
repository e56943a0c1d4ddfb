package org.qiantang.app.exam;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;

/** Who may come to the questions: officers make them, administrators may look on. */
final class Officers {
    private Officers() {}

    static Person reader(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.OFFICER) && !who.is(Role.ADMIN)) {
            throw new Problem(
                    403, "forbidden", "只有治理员和管理员可以查看题库", "only officers and administrators may look at questions");
        }
        return who;
    }

    static Person writer(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.OFFICER)) {
            throw new Problem(403, "forbidden", "只有治理员可以出题", "only officers may make questions");
        }
        return who;
    }
}
