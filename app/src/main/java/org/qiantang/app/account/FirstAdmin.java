package org.qiantang.app.account;

import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;

/** The administrator that an installation begins with; the one-time password is printed and nowhere kept. */
final class FirstAdmin {
    static final String NAME = "admin";

    private FirstAdmin() {}

    /** Makes the first administrator, or a new password for one who has not come yet. */
    static void ensure(People people, PrintStream out) {
        Optional<Person> before = people.byName(NAME).filter(person -> person.is(Role.ADMIN));
        boolean hasCome = before.isPresent() ? !people.hasOneTimePassword(NAME) : people.countOf(Role.ADMIN) > 0;
        if (hasCome) {
            return;
        }
        Person admin = before.orElseGet(() -> join(people));
        String password = people.resetPassword(admin.id());
        out.println();
        out.println("  管理员 administrator  " + admin.name());
        out.println("  一次性密码 one-time password  " + password + "  (3 天内有效 good for 3 days)");
        out.println("  首次登录 first sign-in  /studio/  须改密码 and choose your own");
        out.println();
    }

    private static Person join(People people) {
        for (int i = 1; i < 100; i++) {
            String name = i == 1 ? NAME : NAME + i;
            String nobodyKnows = people.unknownPassword();
            if (people.join(name, nobodyKnows, "管理员", Set.of(Role.ADMIN), null)
                    instanceof People.Joining.Joined(Person joined)) {
                return joined;
            }
        }
        throw new IllegalStateException("admin: every name is taken (expected: " + NAME + " or a number after it)");
    }
}
