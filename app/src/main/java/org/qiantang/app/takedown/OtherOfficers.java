package org.qiantang.app.takedown;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.team.Team;

/** Knows whether there is another officer who may decide about a film. */
final class OtherOfficers {
    private final People people;
    private final Team team;

    OtherOfficers(People people, Team team) {
        this.people = people;
        this.team = team;
    }

    /**
     * Whether any is left beside this one: neither the film's maker, nor of the shop that shows it.
     *
     * @param merchantId null for a person's own film
     */
    boolean isAnyBeside(long officerId, long makerId, @Nullable Long merchantId) {
        List<Person> others = people.ofEitherBeside(Role.OFFICER, Role.OFFICER, Set.of(officerId, makerId));
        if (merchantId == null) {
            return !others.isEmpty();
        }
        long shop = merchantId;
        return others.stream().anyMatch(other -> !team.isOf(other, shop));
    }
}
