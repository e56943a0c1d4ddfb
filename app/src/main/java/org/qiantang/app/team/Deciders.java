package org.qiantang.app.team;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;

/** Who decides about what a shop shows: people with either of two roles, but nobody about a shop that they work in. */
public final class Deciders {
    private final People people;
    private final Team team;
    private final Role one;
    private final Role other;

    /** Those who have at least one of these roles, which may be the same. */
    public Deciders(People people, Team team, Role one, Role other) {
        this.people = people;
        this.team = team;
        this.one = one;
        this.other = other;
    }

    /** Whether somebody works in the shop; nobody does where none is known. */
    public boolean isOfShop(long personId, @Nullable Long merchantId) {
        if (merchantId == null) {
            return false;
        }
        long shop = merchantId;
        return people.byId(personId).filter(person -> team.isOf(person, shop)).isPresent();
    }

    /** Whether anybody is left beside these who may decide about the shop; null where it is no shop's matter. */
    public boolean isAnyLeft(Collection<Long> besideIds, @Nullable Long merchantId) {
        List<Person> others = people.ofEitherBeside(one, other, besideIds);
        if (merchantId == null) {
            return !others.isEmpty();
        }
        long shop = merchantId;
        return others.stream().anyMatch(person -> !team.isOf(person, shop));
    }
}
