package org.qiantang.app.rulebook;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;

/** Who may come to the rule book: officers write it, administrators may look on. */
final class Officers {
    private Officers() {}

    static Person reader(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.OFFICER) && !who.is(Role.ADMIN)) {
            throw new Problem(
                    403, "forbidden", "只有治理员和管理员可以查看规则库", "only officers and administrators may look at the rules");
        }
        return who;
    }

    static Person writer(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.OFFICER)) {
            throw new Problem(403, "forbidden", "只有治理员可以修订规则", "only officers may change the rules");
        }
        return who;
    }
}
