package org.qiantang.app.team;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The agency that a host is with: seeing it, and leaving it. */
@RestController
@RequestMapping("/api/me/agency")
class OwnAgencyEndpoints {
    private final PostTable posts;
    private final People people;

    OwnAgencyEndpoints(PostTable posts, People people) {
        this.posts = posts;
        this.people = people;
    }

    record Of(long id, String name) {}

    /** {@code agency} is null for one who is with none. */
    record With(@Nullable Of agency) {}

    @GetMapping
    With agency(@AuthenticationPrincipal @Nullable Person person) {
        Optional<Person> agency = posts.agencyOf(Fields.signedIn(person).id()).flatMap(people::byId);
        return new With(agency.map(one -> new Of(one.id(), one.nickname())).orElse(null));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@AuthenticationPrincipal @Nullable Person person) {
        Person who = Fields.signedIn(person);
        long agency = posts.agencyOf(who.id()).orElseThrow(Problem::notFound);
        posts.leaveAgency(agency, who.id());
    }
}
