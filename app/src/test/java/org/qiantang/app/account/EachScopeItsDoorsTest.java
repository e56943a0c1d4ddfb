package org.qiantang.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;

/** Every door of the house, and a token of every scope before it. */
class EachScopeItsDoorsTest {
    private static final String NO_TOKEN = "no token";

    /** The scope that lets a program pass each door where something is changed; a new door has to say its own here. */
    private static final Map<String, String> NEEDED = needed();

    private static WholeHouse house;
    private static final Map<Scope, Visitor> PROGRAMS = new EnumMap<>(Scope.class);

    private static Map<String, String> needed() {
        var needed = new TreeMap<String, String>();
        put(needed, Scope.SHOP.name(), """
                POST /api/studio/products
                POST /api/studio/products/judgement
                PUT /api/studio/shows/{id}/ear
                PUT /api/studio/shows/{id}/helpdesk
                POST /api/studio/shows/{id}/helpdesk/{suggestion}/say
                POST /api/studio/shows/{id}/helpdesk/{suggestion}/hand-over
                DELETE /api/studio/shows/{id}/helpdesk/{suggestion}
                POST /api/studio/helpdesk/questions/{id}/answer
                POST /api/studio/helpdesk/questions/{id}/dismiss
                POST /api/studio/helpdesk/faq
                PUT /api/studio/helpdesk/faq/{id}
                POST /api/studio/helpdesk/faq/import
                POST /api/studio/helpdesk/faq/{id}/reject
                POST /api/studio/helpdesk/faq/{id}/retire
                PUT /api/studio/products/{id}
                POST /api/studio/products/{id}/archive
                POST /api/studio/products/{id}/unarchive
                PUT /api/studio/products/{id}/shelf
                POST /api/studio/products/many
                POST /api/studio/products/import
                POST /api/studio/skus/{skuId}/prices
                PUT /api/studio/skus/{skuId}/comparison
                PUT /api/studio/skus/{skuId}/cost
                DELETE /api/studio/skus/{skuId}/cost
                POST /api/studio/skus/{skuId}/stock
                POST /api/studio/pictures
                POST /api/studio/proofs
                POST /api/studio/manuals
                PUT /api/studio/manuals/{id}/product
                POST /api/studio/imports
                POST /api/studio/imports/{id}/write
                POST /api/studio/suppliers
                PUT /api/studio/suppliers/{id}
                PUT /api/studio/suppliers/{id}/archived
                PUT /api/studio/shelf
                PUT /api/studio/freight
                POST /api/studio/copy/texts
                POST /api/studio/copy/texts/{id}/stop
                PUT /api/studio/copy/texts/{id}/sentences/{sentence}
                DELETE /api/studio/copy/texts/{id}/sentences/{sentence}
                POST /api/studio/copy/texts/{id}/sentences/{sentence}/again
                PUT /api/studio/copy/texts/{id}/sentences/{sentence}/marks
                POST /api/studio/copy/texts/{id}/again
                POST /api/studio/copy/texts/{id}/restore
                PUT /api/studio/copy/texts/{id}/approval
                DELETE /api/studio/copy/texts/{id}/approval
                POST /api/studio/copy/texts/{id}/uses
                POST /api/studio/films
                POST /api/studio/films/batches
                POST /api/studio/films/batches/{id}/cancel
                POST /api/studio/films/batches/{id}/resume
                PUT /api/studio/films/pictures/{product}
                POST /api/studio/films/{id}/scenes
                POST /api/studio/films/wish
                PUT /api/studio/films/{id}
                DELETE /api/studio/films/{id}
                PUT /api/studio/films/{id}/title
                PUT /api/studio/films/{id}/order
                PUT /api/studio/films/{id}/scenes/{scene}
                DELETE /api/studio/films/{id}/scenes/{scene}
                POST /api/studio/films/{id}/scenes/{scene}/again
                POST /api/studio/films/{id}/render
                POST /api/studio/films/{id}/cancel
                PUT /api/studio/films/{id}/published
                DELETE /api/studio/films/{id}/published
                POST /api/studio/films/{id}/objection
                POST /api/studio/films/clips
                PUT /api/studio/films/clips/{id}
                DELETE /api/studio/films/clips/{id}
                POST /api/studio/films/clips/{id}/render
                POST /api/studio/films/clips/{id}/cancel
                PUT /api/studio/films/clips/{id}/published
                DELETE /api/studio/films/clips/{id}/published
                POST /api/studio/films/clips/{id}/objection
                POST /api/studio/films/clips/{id}/review
                POST /api/studio/films/clips/{id}/review/stop
                POST /api/studio/films/clips/{id}/review/ask
                POST /api/studio/offers
                PUT /api/studio/offers/{id}
                POST /api/studio/offers/{id}/withdraw
                POST /api/studio/offers/samples/{id}/send
                POST /api/studio/offers/samples/{id}/refuse
                PUT /api/studio/shop/licence
                PUT /api/studio/me/shop
                POST /api/studio/team/invitations
                DELETE /api/studio/team/invitations/{id}
                PUT /api/studio/team/members/{personId}
                DELETE /api/studio/team/members/{personId}
                POST /api/studio/team/leave
                POST /api/studio/shows
                PUT /api/studio/shows/{id}
                POST /api/studio/shows/{id}/announce
                POST /api/studio/shows/{id}/open
                POST /api/studio/shows/{id}/close
                POST /api/studio/shows/{id}/lines
                POST /api/studio/shows/{id}/items
                PUT /api/studio/shows/{id}/items/{item}
                DELETE /api/studio/shows/{id}/items/{item}
                PUT /api/studio/shows/{id}/order
                POST /api/studio/shows/{id}/preair
                POST /api/studio/shows/{id}/items/{item}/pieces
                POST /api/studio/shows/{id}/items/{item}/pieces/back
                POST /api/studio/shows/{id}/prices
                POST /api/studio/shows/{id}/flashes
                DELETE /api/studio/shows/{id}/flashes/{flash}
                POST /api/studio/shows/{id}/allowed-flashes
                DELETE /api/studio/shows/{id}/allowed-flashes/{allowed}
                POST /api/studio/shows/{id}/allowed-flashes/{allowed}/begin
                POST /api/studio/shows/{id}/pin
                POST /api/studio/shows/{id}/unpin
                PUT /api/studio/shows/{id}/mutes/{viewer}
                DELETE /api/studio/shows/{id}/mutes/{viewer}
                DELETE /api/studio/shows/{id}/talk/{line}
                PUT /api/studio/shows/{id}/posts/{personId}
                POST /api/studio/shows/{id}/invitations
                POST /api/studio/shows/{id}/stream-key
                POST /api/studio/shows/{id}/video/take-over
                PUT /api/studio/shows/{id}/recording
                POST /api/studio/shows/{id}/simulcast
                PUT /api/studio/shows/{id}/simulcast/{targetId}
                DELETE /api/studio/shows/{id}/simulcast/{targetId}
                POST /api/studio/shows/{id}/simulcast/{targetId}/start
                POST /api/studio/shows/{id}/simulcast/{targetId}/stop
                POST /api/studio/shows/{showId}/host/start
                POST /api/studio/shows/{showId}/host/pause
                POST /api/studio/shows/{showId}/host/resume
                POST /api/studio/shows/{showId}/host/stop
                POST /api/studio/shows/{showId}/host/say
                POST /api/studio/shows/{showId}/host/script
                PUT /api/studio/shows/{showId}/presenter
                PUT /api/studio/shows/{showId}/host/setting
                POST /api/studio/shows/{showId}/host/cursor
                POST /api/studio/shows/{showId}/host/calls/{call}/done
                POST /api/selection/offers/{id}/samples
                POST /api/radar/outside/preview
                POST /api/radar/outside/files
                DELETE /api/radar/outside/files/{id}
                PUT /api/radar/spending/rows
                DELETE /api/radar/spending/rows/{id}
                POST /api/selection/samples/{id}/received
                PUT /api/selection/picks/{offerId}
                DELETE /api/selection/picks/{offerId}
                POST /api/agency/invitations
                DELETE /api/agency/invitations/{id}
                DELETE /api/agency/hosts/{personId}
                """);
        put(needed, Scope.ORDERS.name(), """
                POST /api/bag/lines
                PUT /api/bag/lines/{id}
                DELETE /api/bag/lines/{id}
                POST /api/bag/look
                POST /api/checkouts
                POST /api/checkouts/quote
                POST /api/shows/{showId}/claims
                POST /api/orders/{id}/cancel
                POST /api/orders/{id}/receive
                POST /api/orders/{id}/after-sales
                POST /api/orders/{id}/vouchers/refund
                POST /api/after-sales/{id}/choose
                POST /api/after-sales/{id}/dispute
                POST /api/after-sales/{id}/evidence
                POST /api/after-sales/{id}/pictures
                POST /api/after-sales/{id}/send-back
                POST /api/after-sales/{id}/withdraw
                POST /api/studio/orders/{id}/pack
                POST /api/studio/orders/{id}/parcel
                POST /api/studio/orders/{id}/parcels
                PUT /api/studio/orders/{id}/parcels/{parcelId}
                POST /api/studio/ship-files
                POST /api/studio/ship-files/{id}/send
                PUT /api/studio/return-place
                POST /api/studio/vouchers/look
                POST /api/studio/vouchers/redeem
                POST /api/studio/after-sales/{id}/agree
                POST /api/studio/after-sales/{id}/refuse
                POST /api/studio/after-sales/{id}/offer
                POST /api/studio/after-sales/{id}/confirm
                POST /api/studio/after-sales/{id}/replace
                """);
        put(needed, NO_TOKEN, """
                POST /api/studio/audience/lists
                DELETE /api/studio/audience/lists/{id}
                POST /api/disputes/{id}/decide
                POST /api/exposures
                POST /api/products/{id}/questions
                POST /api/reports
                POST /api/reports/{id}/close
                POST /api/reports/{id}/accept
                POST /api/reports/{id}/ask
                POST /api/reports/{id}/tie
                POST /api/me/reports/{id}/contest
                POST /api/studio/complaints/{id}/answer
                POST /api/officer/exports
                POST /api/officer/exports/{id}/consent
                POST /api/officer/exports/{id}/decline
                POST /api/officer/exports/{id}/stop
                POST /api/officer/retention/checks
                POST /api/officer/retention/checks/{id}/stop
                POST /api/officer/beauty-lists/{about}/{id}
                POST /api/officer/dossiers
                POST /api/officer/dossiers/{id}/close
                POST /api/officer/dossiers/{id}/findings
                POST /api/officer/dossiers/{id}/measures
                POST /api/officer/dossiers/{id}/measures/{measure}/appeal
                POST /api/officer/dossiers/{id}/measures/{measure}/consent
                POST /api/officer/dossiers/{id}/measures/{measure}/lift
                POST /api/officer/dossiers/{id}/notices
                POST /api/officer/dossiers/{id}/officer
                POST /api/officer/dossiers/{id}/repair
                POST /api/officer/doubts/{id}/judgement
                POST /api/officer/films/{id}/takedown
                POST /api/officer/films/{id}/takedown/uphold
                POST /api/officer/films/{id}/takedown/lift
                POST /api/officer/films/{id}/review
                POST /api/officer/films/{id}/comments/{comment}/hide
                POST /api/officer/films/{id}/comments/{comment}/show
                POST /api/officer/findings/judgements
                POST /api/officer/findings/held/{line}/judgement
                POST /api/officer/limits/{show}/{limit}/confirm
                POST /api/officer/limits/{show}/{limit}/lift
                PUT /api/officer/shows/{id}/mutes/{viewer}
                POST /api/officer/shows/{id}/mutes/{viewer}/lift
                POST /api/officer/questions
                PUT /api/officer/questions/{id}
                POST /api/officer/questions/{id}/approve
                POST /api/officer/questions/{id}/withdraw
                POST /api/me/self-checks/{row}
                POST /api/officer/rule-changes
                POST /api/officer/rule-changes/check
                POST /api/officer/rule-changes/compose
                POST /api/officer/rule-changes/import
                POST /api/officer/rule-changes/{id}/approve
                POST /api/officer/rule-changes/{id}/tries
                POST /api/officer/rule-changes/{id}/withdraw
                POST /api/officer/readers/import
                POST /api/officer/readers/{id}/approve
                POST /api/officer/readers/{id}/tries
                POST /api/officer/readers/{id}/withdraw
                POST /api/officer/rule-tries/{id}/lines/{number}/mark
                POST /api/officer/rule-tries/{id}/stop
                POST /api/studio/notices/{id}/measures/{measure}/appeal
                POST /api/studio/limits/{show}/{limit}/objection
                POST /api/studio/notices/{id}/read
                POST /api/studio/notices/{id}/replies
                PUT /api/officer/readers/{id}
                PUT /api/officer/rule-changes/{id}
                POST /api/govern/subjects/{kind}/{id}/identity
                POST /api/govern/subjects/{kind}/{id}/papers
                POST /api/govern/subjects/{kind}/{id}/checks/{checkId}/withdraw
                POST /api/govern/subjects/{kind}/{id}/blacklist
                POST /api/govern/subjects/{kind}/{id}/blacklist/{entryId}/lift
                POST /api/studio/self-check
                POST /api/studio/courses/{course}/attempts
                POST /api/studio/courses/attempts/{attemptId}
                POST /api/admin/people/{id}/deactivate
                POST /api/admin/people/{id}/reactivate
                POST /api/admin/people/{id}/password
                PUT /api/admin/people/{id}/roles
                POST /api/admin/shops/{id}/approve
                POST /api/admin/shops/{id}/suspend
                POST /api/admin/shops/{id}/resume
                POST /api/admin/recommendations/weighing
                POST /api/people
                POST /api/shops
                POST /api/session
                DELETE /api/session
                PUT /api/me/nickname
                PUT /api/me/password
                PUT /api/me/address
                POST /api/me/addresses
                PUT /api/me/addresses/{id}
                DELETE /api/me/addresses/{id}
                POST /api/me/host
                POST /api/feed/acts
                POST /api/feed/shown
                PUT /api/me/interests
                DELETE /api/me/interests
                PUT /api/me/personalised
                PUT /api/me/blocked/{kind}/{id}
                DELETE /api/me/history/{productId}
                DELETE /api/me/agency
                POST /api/studio/closing
                DELETE /api/studio/closing
                POST /api/me/closing
                DELETE /api/me/closing
                DELETE /api/me/sessions
                DELETE /api/me/sessions/{id}
                POST /api/me/tokens
                DELETE /api/me/tokens/{id}
                POST /api/invitations/{key}/accept
                POST /api/invitations/{key}/decline
                PUT /api/films/{id}/like
                DELETE /api/films/{id}/like
                POST /api/films/{id}/comments
                DELETE /api/films/{id}/comments/{comment}
                POST /api/films/uploads
                PATCH /api/films/uploads/{id}
                DELETE /api/films/uploads/{id}
                PUT /api/films/mine/{id}
                DELETE /api/films/mine/{id}
                POST /api/films/mine/{id}/render
                POST /api/films/mine/{id}/cancel
                PUT /api/films/mine/{id}/published
                DELETE /api/films/mine/{id}/published
                POST /api/films/mine/{id}/objection
                POST /api/films/mine/{id}/review
                POST /api/films/mine/{id}/review/stop
                POST /api/films/mine/{id}/review/ask
                PUT /api/favourites/{productId}
                DELETE /api/favourites/{productId}
                PUT /api/follows/{kind}/{id}
                DELETE /api/follows/{kind}/{id}
                PUT /api/shows/{id}/reminder
                DELETE /api/shows/{id}/reminder
                POST /api/media/srs/{given}
                POST /api/media/nginx-rtmp/{given}
                POST /api/parcels/callback/kdniao
                POST /api/payments/callback/{name}
                """);
        return Map.copyOf(needed);
    }

    private static void put(Map<String, String> needed, String scope, String doors) {
        doors.lines().forEach(door -> needed.put(door, scope));
    }

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        // Of no shop and with no role, the programs are stopped behind the door at the latest.
        Visitor owner = house.comes("scope-walker", null, Role.VIEWER);
        for (Scope scope : Scope.values()) {
            Answer issued = owner.post(
                    "/api/me/tokens", "{\"name\": \"walk\", \"scopes\": [\"" + scope.word() + "\"], \"days\": 1}");
            PROGRAMS.put(scope, owner.byToken(issued.body().get("secret").asString()));
        }
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    @Test
    void every_door_where_something_is_changed_has_said_which_scope_it_needs() {
        var changing = new TreeSet<String>();
        house.doors("/api/").filter(door -> !isReading(door)).forEach(changing::add);

        assertThat(new TreeSet<>(NEEDED.keySet())).isEqualTo(changing);
    }

    @ParameterizedTest
    @EnumSource
    void a_scope_passes_its_own_doors_and_no_others(Scope scope) {
        Visitor program = Objects.requireNonNull(PROGRAMS.get(scope));
        var wrong = new TreeSet<String>();

        house.doors("/api/").forEach(door -> {
            String path = door.substring(door.indexOf(' ') + 1);
            boolean secret = path.startsWith("/api/me/sessions") || path.startsWith("/api/me/tokens");
            String needed = !isReading(door) ? NEEDED.get(door) : secret ? NO_TOKEN : Scope.READ.name();
            Answer answer = knock(program, door);
            String told = answer.status() != 403
                    ? "passed"
                    : answer.text().contains("\"no-token-here\"")
                            ? NO_TOKEN
                            : answer.text().contains("this token lacks the scope") ? "lacks" : "passed";
            String right = NO_TOKEN.equals(needed) ? NO_TOKEN : scope.name().equals(needed) ? "passed" : "lacks";
            if (!told.equals(right)) {
                wrong.add(door + " (" + needed + "): " + answer.status() + " " + answer.text());
            }
        });

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/%73tudio/products",
                "POST /api/%64isputes/1/decide",
                "PUT /api/m%65/password",
                "POST /api/shows/1/claims/../../../me/tokens",
                "POST /api/orders/../disputes/1/decide",
                "POST /api/orders;/../disputes/1/decide",
                "POST /api/ordersandmore",
                "POST /api/nowhere"
            })
    void a_path_written_in_another_way_or_leading_nowhere_is_no_way_in_for_orders(String door) {
        Answer answer = knock(Objects.requireNonNull(PROGRAMS.get(Scope.ORDERS)), door);

        assertThat(answer.status()).as(answer.text()).isIn(400, 403);
    }

    @Test
    void a_token_that_reads_does_not_read_the_secrets_of_its_owner_however_they_are_asked_for() {
        Visitor reader = Objects.requireNonNull(PROGRAMS.get(Scope.READ));

        assertThat(reader.get("/api/me").status()).isEqualTo(200);
        assertThat(reader.get("/api/me/tokens").status()).isEqualTo(403);
        assertThat(reader.get("/api/me/%74okens").status()).isEqualTo(400);
        assertThat(reader.get("/api/%6De/sessions").status()).isEqualTo(400);
    }

    private static Answer knock(Visitor program, String door) {
        String method = door.substring(0, door.indexOf(' '));
        String path = door.substring(door.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "1");
        return program.ask(method, path, method.equals("GET") || method.equals("DELETE") ? null : "{}", Map.of());
    }

    private static boolean isReading(String door) {
        return door.startsWith("GET ");
    }
}
