package org.qiantang.app.dossier;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;

/** The door of the officers' pages. */
final class Officers {
    private Officers() {}

    static Person officer(@Nullable Person person) {
        if (person == null) {
            throw Problem.signIn();
        }
        if (!person.is(Role.OFFICER)) {
            throw new Problem(403, "forbidden", "只有治理员可以这样做", "only officers may do this");
        }
        return person;
    }

    /** An officer, or the head of the office, who is an administrator. */
    static Person officerOrHead(@Nullable Person person) {
        if (person != null && person.is(Role.ADMIN)) {
            return person;
        }
        return officer(person);
    }
}
