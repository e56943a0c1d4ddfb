package org.qiantang.app.closure;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Attempts;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;

/** The password, asked for once more before something is ended; guesses are counted. */
final class PasswordAgain {
    private final People people;
    private final Attempts guesses;

    PasswordAgain(People people, InstantSource clock) {
        this.people = people;
        this.guesses = new Attempts(clock, 10, Duration.ofMinutes(5));
    }

    /** Lets pass whoever knows the account's password. */
    void require(Person who, @Nullable String password) {
        guesses.require(Long.toString(who.id()));
        if (!people.isPassword(who, Fields.secret(password, "password"))) {
            throw Problem.nonsense("password", "密码不对", "wrong password");
        }
    }
}
