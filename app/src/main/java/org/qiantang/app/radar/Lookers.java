package org.qiantang.app.radar;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;

/** Who may look, and who may bring in reports and spending: shops by their posts, and agencies. */
final class Lookers {
    private final Team team;

    Lookers(Team team) {
        this.team = team;
    }

    /** For the figures. */
    Looker looks(@Nullable Person person) {
        return of(person, Act.FIGURES);
    }

    /** For bringing in what others reported, and what was spent. */
    Looker brings(@Nullable Person person) {
        return of(person, Act.PLAN);
    }

    private Looker of(@Nullable Person person, Act act) {
        Person who = Fields.signedIn(person);
        if (who.merchantId() == null && who.is(Role.AGENCY)) {
            return new Looker(Looker.Side.AGENCY, who.id());
        }
        return new Looker(Looker.Side.SHOP, team.shopFor(who, act));
    }
}
