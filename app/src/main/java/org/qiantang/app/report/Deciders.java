package org.qiantang.app.report;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.team.Team;

/** Who decides complaints: officers and administrators, but nobody about a shop that they work in. */
final class Deciders {
    private final People people;
    private final Team team;

    Deciders(People people, Team team) {
        this.people = people;
        this.team = team;
    }

    /** Whether somebody works in the shop; nobody does where none is known. */
    boolean isOfShop(long personId, @Nullable Long merchantId) {
        if (merchantId == null) {
            return false;
        }
        long shop = merchantId;
        return people.byId(personId).filter(person -> team.isOf(person, shop)).isPresent();
    }

    /** Whether anybody is left beside these who may decide about the shop. */
    boolean isAnyLeft(Collection<Long> besideIds, @Nullable Long merchantId) {
        List<Person> others = people.ofEitherBeside(Role.OFFICER, Role.ADMIN, besideIds);
        if (merchantId == null) {
            return !others.isEmpty();
        }
        long shop = merchantId;
        return others.stream().anyMatch(other -> !team.isOf(other, shop));
    }
}
