package org.qiantang.app;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.qiantang.app.account.CrowdDoor;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.Standings;
import org.qiantang.app.dossier.HeldLines;
import org.qiantang.app.follow.Follows;
import org.qiantang.app.follow.OnAir;
import org.qiantang.app.gateway.Door;
import org.qiantang.app.gateway.Gateway;
import org.qiantang.app.gateway.GatewaySettings;
import org.qiantang.app.gateway.LineJudge;
import org.qiantang.app.gateway.Neighbours;
import org.qiantang.app.gateway.PlainHttp;
import org.qiantang.app.gateway.Postage;
import org.qiantang.app.gateway.Visitor;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.helpdesk.Followers;
import org.qiantang.app.helpdesk.Helpdesk;
import org.qiantang.app.media.CameraDoor;
import org.qiantang.app.media.FlvHandler;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.media.StreamKeys;
import org.qiantang.app.order.Shops;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.show.Shows;
import org.qiantang.app.show.Watching;
import org.qiantang.app.stage.Counts;
import org.qiantang.app.stage.Names;
import org.qiantang.app.stage.Stage;
import org.qiantang.app.stage.StageSettings;
import org.qiantang.app.team.Places;
import org.qiantang.app.team.ShowShops;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.event.IdsAsText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where capabilities that must not know each other meet: each small wish of one, met by the front door of another. */
@Configuration(proxyBeanMethods = false)
class Joints {
    @Bean
    WordHash wordHash(Secrets secrets) {
        return new WordHash(secrets.of("words"));
    }

    @Bean
    IdsAsText idsAsText() {
        return new IdsAsText();
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService ticker() {
        return Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("ticker").daemon().unstarted(task));
    }

    @Bean(destroyMethod = "close")
    Stage stage(
            org.qiantang.app.room.Story story,
            People people,
            Rooms rooms,
            ScheduledExecutorService ticker,
            InstantSource clock) {
        var names = new AtHand(people);
        var stage = new Stage(past(story), names, ticker, clock, RandomGenerator.getDefault(), StageSettings.USUAL);
        rooms.tell(stage);
        return stage;
    }

    @Bean
    ShowShops showShops(Shows shows) {
        return showId -> shows.brief(showId).map(Shows.Brief::merchantId);
    }

    @Bean
    Places places(Shows shows, Catalog catalog, Standings standings) {
        return new ShopPlaces(shows, catalog, standings);
    }

    @Bean
    OnAir followedOnAir(Shows shows) {
        return new FollowedOnAir(shows);
    }

    @Bean
    Followers helpdeskFollowers(Follows follows) {
        return follows::ofShopSince;
    }

    @Bean
    Watching watching(Stage stage) {
        return show -> {
            Counts counts = stage.counts(show);
            return new Watching.Present(counts.viewers(), counts.simulated());
        };
    }

    @Bean
    StreamKeys streamKeys(Shows shows) {
        // A camera may only come while the room has a show that people can be let in to.
        return key -> shows.roomOf(key).filter(room -> shows.currentOf(room).isPresent());
    }

    @Bean
    Shops shopDesks(ShopDesk shop) {
        return shop::takeOrder;
    }

    @Bean(destroyMethod = "close")
    Gateway gateway(
            Settings settings,
            Rooms rooms,
            Stage stage,
            People people,
            Team team,
            CrowdDoor crowd,
            LineJudge judge,
            Programmes programmes,
            CameraDoor camera,
            org.qiantang.app.order.Postage postage,
            ScheduledExecutorService ticker,
            InstantSource clock) {
        GatewaySettings usual = GatewaySettings.USUAL;
        var opening = new GatewaySettings(
                settings.bind(),
                settings.socketPort(),
                // The crowd comes from one address, and leaves those who look on from there their places.
                usual.socketsPerAddress() + settings.viewers(),
                usual.sockets(),
                usual.handshake(),
                usual.idle(),
                usual.count());
        Predicate<String> origins = origin -> isOwn(origin, settings);
        var neighbours = new Neighbours(
                rooms,
                stage,
                new FrontDoor(people, team, crowd),
                judge,
                (showId, personId, wants) -> postage(postage, showId, personId, wants),
                origins,
                List.of(new Video(programmes, origins), new VideoJoints.Camera(camera)),
                Executors.newVirtualThreadPerTaskExecutor(),
                ticker,
                clock);
        return new Gateway(opening, neighbours);
    }

    private static Postage.Answer postage(
            org.qiantang.app.order.Postage postage, long showId, long personId, List<RoomRequest.Want> wants) {
        try {
            org.qiantang.app.order.Postage.Ready ready = postage.of(showId, personId, wants);
            return new Postage.Answer.Ready(ready.address(), ready.freight());
        } catch (Problem problem) {
            return new Postage.Answer.Refused(
                    problem.code(), problem.message(false), problem.message(true), problem.data());
        }
    }

    private static org.qiantang.app.stage.Story past(org.qiantang.app.room.Story story) {
        return new org.qiantang.app.stage.Story() {
            @Override
            public void tell(long showId, Consumer<Audience.Happened> listener) {
                story.tell(showId, listener);
            }

            @Override
            public List<String> words(long position, int lines) {
                return story.words(position, lines);
            }
        };
    }

    /** Pages of this server's own host, on any of its ports; a page from elsewhere may not open sockets. */
    static boolean isOwn(String origin, Settings settings) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && settings.allowedHosts().contains(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    /** On {@code needs_evidence} a viewer's line passes; only what violates is held back, and kept for officers. */
    @Bean
    LineJudge lineJudge(RoomGuard guard, People people, Team team, Helpdesk helpdesk, HeldLines held) {
        return (showId, personId, text) -> {
            boolean staff = isStaff(people, team, personId, showId);
            Judgement judgement = guard.typed(showId, staff ? Speaker.STAFF : Speaker.VIEWER, text);
            if (judgement.verdict() != Verdict.VIOLATES) {
                return new LineJudge.Verdict.Allowed(RoomGuard.verdict(judgement));
            }
            helpdesk.heldBack(showId);
            held.heldBack(new HeldLines.Line(
                    showId, personId, staff, text, RoomGuard.violating(judgement), judgement.version()));
            return refused(judgement);
        };
    }

    private static LineJudge.Verdict refused(Judgement judgement) {
        Finding worst = judgement.standing().stream()
                .filter(finding -> finding.verdict() == Verdict.VIOLATES)
                .findFirst()
                .orElseThrow();
        return new LineJudge.Verdict.Refused(
                worst.message() + " · " + worst.messageEn(), worst.source() + worst.article());
    }

    private record FollowedOnAir(Shows shows) implements OnAir {
        @Override
        public List<Show> showsOf(Set<Long> shops, Set<Long> hosts) {
            return shows.onAirOf(shops, hosts).stream()
                    .map(one -> show(one.show(), one.hostId()))
                    .toList();
        }

        private static Show show(Shows.Brief show, long planner) {
            // Of who stands behind a machine viewers are told nothing.
            Long host = show.hostKind().equals("DIGITAL") ? null : planner;
            return new Show(show.showId(), show.merchantId(), host, show.title(), show.hostKind());
        }
    }

    private record ShopPlaces(Shows shows, Catalog catalog, Standings standings) implements Places {
        @Override
        public Optional<String> shopName(long merchantId) {
            return catalog.merchant(merchantId).map(Merchant::name);
        }

        @Override
        public String standing(long merchantId) {
            return standings.of(merchantId).name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Optional<ShowReport> show(long showId) {
            return shows.report(showId)
                    .map(show -> new ShowReport(
                            show.showId(),
                            show.merchantId(),
                            show.title(),
                            show.state(),
                            show.openedAt(),
                            show.closedAt(),
                            show.peak(),
                            show.visits(),
                            show.orders(),
                            show.paidMinor(),
                            show.simulatedPeak(),
                            show.simulatedVisits(),
                            show.simulatedOrders(),
                            show.simulatedPaidMinor()));
        }
    }

    private static boolean isStaff(People people, Team team, long personId, long showId) {
        return people.byId(personId)
                .filter(person -> team.belongs(person, showId))
                .isPresent();
    }

    private record AtHand(People people) implements Names {
        @Override
        public String nickname(long personId) {
            return people.nicknameAtHand(personId);
        }

        @Override
        public boolean simulated(long personId) {
            return people.isSimulatedAtHand(personId);
        }
    }

    private record FrontDoor(People people, Team team, CrowdDoor crowd) implements Door {
        @Override
        public Optional<Visitor> visitor(String token) {
            return people.bySession(token)
                    .map(person -> new Visitor(person.id(), person.nickname(), true, person.simulated()));
        }

        @Override
        public void whenSessionsEnd(LongConsumer hears) {
            people.whenSessionsEnd(hears);
        }

        @Override
        public boolean staffOf(long personId, long showId) {
            return isStaff(people, team, personId, showId);
        }

        @Override
        public boolean ofCrowd(String secret) {
            return crowd.knows(secret);
        }
    }

    private record Video(Programmes programmes, Predicate<String> origins) implements PlainHttp {
        @Override
        public boolean accepts(HttpRequest request) {
            return FlvHandler.accepts(request);
        }

        @Override
        public void handle(ChannelHandlerContext context, HttpRequest request) {
            var handler = new FlvHandler(programmes, origins);
            context.pipeline().addLast(handler);
            handler.channelRead(context.pipeline().context(handler), ReferenceCountUtil.retain(request));
        }
    }
}
