package org.qiantang.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.answer.Answer;
import org.qiantang.app.answer.Answers;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Pictures;
import org.qiantang.app.copywriting.LiveScript;
import org.qiantang.app.copywriting.ScriptWriter;
import org.qiantang.app.copywriting.Slots;
import org.qiantang.app.dossier.Bounds;
import org.qiantang.app.feed.RoomTastes;
import org.qiantang.app.guard.Faces;
import org.qiantang.app.guard.Faces.Face;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.helpdesk.Helpdesk;
import org.qiantang.app.helpdesk.HostDesk;
import org.qiantang.app.helpdesk.ReadsAloud;
import org.qiantang.app.host.Answered;
import org.qiantang.app.host.Answerer;
import org.qiantang.app.host.DrawnMoment;
import org.qiantang.app.host.Flash;
import org.qiantang.app.host.FlashChances;
import org.qiantang.app.host.Flashes;
import org.qiantang.app.host.Gate;
import org.qiantang.app.host.HostChoice;
import org.qiantang.app.host.HostSetting;
import org.qiantang.app.host.HostSettings;
import org.qiantang.app.host.HouseVoice;
import org.qiantang.app.host.ItemPictures;
import org.qiantang.app.host.Leave;
import org.qiantang.app.host.OnStage;
import org.qiantang.app.host.Passed;
import org.qiantang.app.host.Playbill;
import org.qiantang.app.host.Playbills;
import org.qiantang.app.host.Presentations;
import org.qiantang.app.host.QuestionDesk;
import org.qiantang.app.host.Resolver;
import org.qiantang.app.host.RoomSignals;
import org.qiantang.app.host.Script;
import org.qiantang.app.host.ScriptLine;
import org.qiantang.app.host.Scriptwriter;
import org.qiantang.app.host.Segment;
import org.qiantang.app.host.ShopLooks;
import org.qiantang.app.host.ShopRooms;
import org.qiantang.app.host.SpareVoices;
import org.qiantang.app.host.Taste;
import org.qiantang.app.host.VisitLines;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.OnAir;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.media.Source;
import org.qiantang.app.room.AllowedFlash;
import org.qiantang.app.room.Boards;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.shortvideo.FilmVoices;
import org.qiantang.app.shortvideo.OwnPresenters;
import org.qiantang.app.show.ShowDirector;
import org.qiantang.app.show.Shows;
import org.qiantang.app.show.StageBar;
import org.qiantang.app.stage.Stage;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.engine.recommend.Crowd;
import org.qiantang.event.FlashChance.FlashGround;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the digital host leans on, met by the front doors of the rest of the house. */
@Configuration(proxyBeanMethods = false)
class HostJoints {
    /** What facts are called that matter to who goes to a place with a voucher. */
    private static final Pattern VISIT = Pattern.compile("地址|门店|营业时间|开放时间|使用时间|可用时间|有效期|预约|核销|适用人数|停车|联系电话");

    private static final Logger LOG = LoggerFactory.getLogger(HostJoints.class);

    @Bean
    Playbills playbills(Shows shows, Presentations presentations, AigcMark mark) {
        return showId -> shows.brief(showId)
                .filter(show -> show.hostKind().equals(HostKind.DIGITAL.name()))
                .map(show -> new Playbill(
                        show.showId(), show.roomId(), show.title(), () -> presentations.now(show.roomId()), mark));
    }

    @Bean
    ShopRooms shopRooms(Shows shows) {
        return shows::roomOfMerchant;
    }

    /** Answers on products' pages are heard in the voice that the shop's presenter has. */
    @Bean
    ReadsAloud readsAloud(HouseVoice voice, ShopLooks looks) {
        return new ReadsAloud() {
            @Override
            public boolean isReady(long merchantId, String line) {
                return voice.isReady(line, looks.of(merchantId));
            }

            @Override
            public Read read(long merchantId, String line) {
                return switch (voice.speak(line, looks.of(merchantId))) {
                    case HouseVoice.Said.Spoken said ->
                        new Read.Sound(
                                said.name(),
                                said.wav(),
                                said.seconds(),
                                said.mouth(),
                                said.gestures(),
                                said.lines().stream()
                                        .map(one -> new ReadsAloud.Caption(one.from(), one.to(), one.text()))
                                        .toList());
                    case HouseVoice.Said.Unable() -> new Read.Unable();
                    case HouseVoice.Said.Busy() -> new Read.Busy();
                    case HouseVoice.Said.TooLong(int most) -> new Read.TooLong(most);
                };
            }
        };
    }

    /** Films are spoken by the engines that speak in shows, and by the shop's own presenter where nobody else is chosen. */
    @Bean
    FilmVoices filmVoices(SpareVoices voices) {
        return voices::inOrder;
    }

    @Bean
    OwnPresenters ownPresenters(ShopLooks looks) {
        return looks::chosen;
    }

    /** Who looks at a show asks for no list of theirs here: of their lists only sums over many people come back. */
    @Bean
    RoomSignals roomSignals(Bounds bounds, Helpdesk helpdesk, Stage stage, RoomTastes tastes) {
        return new RoomSignals() {
            @Override
            public boolean maySell(long productId) {
                return bounds.offSale(productId).isEmpty();
            }

            @Override
            public Map<Long, Integer> askers(long showId) {
                return helpdesk.askers(showId);
            }

            @Override
            public Map<Long, Taste> tastes(long showId, Set<Long> products) {
                return tastes.of(stage.people(showId), products).stream()
                        .flatMap(crowd -> products.stream().map(product -> Map.entry(product, taste(crowd, product))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            }
        };
    }

    private static Taste taste(Crowd crowd, long product) {
        return new Taste(
                crowd.asked(),
                crowd.first().getOrDefault(product, 0),
                crowd.seen().getOrDefault(product, 0));
    }

    @Bean
    Leave leaveOverHost(Team team, StageBar bar) {
        return new Leave() {
            @Override
            public void see(@Nullable Person person, long showId) {
                team.requireSight(person, showId);
            }

            @Override
            public void direct(@Nullable Person person, long showId) {
                team.require(person, showId, Act.OPEN_CLOSE);
            }

            @Override
            public void speak(@Nullable Person person, long showId) {
                team.require(person, showId, Act.SPEAK);
                if (person != null) {
                    bar.requireMayAppear(person.id());
                }
            }
        };
    }

    @Bean
    Scriptwriter scriptwriter(ScriptWriter writer) {
        return new Scriptwriter() {
            @Override
            public Script write(long showId, BooleanSupplier unwanted) {
                return new Script(writer.writeForAir(showId, unwanted).segments().stream()
                        .map(HostJoints::segment)
                        .toList());
            }

            @Override
            public boolean takesTurns(long showId) {
                return writer.takesTurns(showId);
            }
        };
    }

    @Bean
    HostSettings hostSettings(Shows shows) {
        return showId -> shows.hostSet(showId)
                .map(set -> new HostSetting(set.use(), set.turn(), Duration.ofSeconds(set.labelSeconds())))
                .orElse(HostSetting.USUAL);
    }

    @Bean
    HostChoice hostChoice(ShowDirector director) {
        return (person, showId, setting) -> director.setHost(
                showId,
                setting.use(),
                setting.turn(),
                (int) setting.label().toSeconds(),
                Fields.signedIn(person).id());
    }

    @Bean
    Flashes hostFlashes(Shows shows) {
        return showId -> shows.flashesAhead(showId).stream()
                .map(flash -> new Flash(flash.flashId(), flash.itemId(), flash.from(), flash.until()))
                .toList();
    }

    /** She begins a flash sale by the same order as people; what the desk refuses, it would refuse them too. */
    @Bean
    FlashChances flashChances(Boards boards, ShowDirector director) {
        return new FlashChances() {
            @Override
            public List<AllowedFlash> of(long showId) {
                return boards.allowedFlashes(showId);
            }

            @Override
            public boolean begin(long showId, AllowedFlash sale, int number, List<FlashGround> grounds) {
                try {
                    director.beginFlash(showId, sale.allowedId(), number, null, grounds);
                    return true;
                } catch (Problem refused) {
                    LOG.info(
                            "the host could not begin a flash sale: show={} allowed={} code={}",
                            showId,
                            sale.allowedId(),
                            refused.code());
                    return false;
                }
            }
        };
    }

    /** What a fact sheet says of where and when a voucher is good; a fact that is not on it is not told. */
    @Bean
    VisitLines visitLines(Shelves shelves) {
        return (showId, itemId) -> shelves.of(showId).flatMap(shelf -> shelf.offer(itemId)).stream()
                .flatMap(offer -> offer.facts().facts().stream())
                .filter(fact -> VISIT.matcher(fact.label()).find())
                .map(fact -> new ScriptLine(
                        "{label:" + fact.key() + "@" + itemId + "}：{fact:" + fact.key() + "@" + itemId + "}。",
                        List.of(fact.key())))
                .toList();
    }

    @Bean
    Resolver resolver(Slots slots) {
        return (showId, line) -> slots.resolve(showId, line.text());
    }

    /** Where no fact tells she says what the shop has approved for the same question, before people are asked. */
    @Bean
    Answerer answerer(Answers answers, HostDesk desk) {
        return (showId, around, question) -> switch (answers.answer(
                showId, around.pinned(), around.shownBefore(), around.before(), question)) {
            case Answer.Told told -> Optional.of(new Answered(told.text(), told.itemId(), told.facts()));
            case Answer.AskBack back ->
                Optional.of(new Answered(back.text(), null, List.of(), Answered.Kind.ASKED_BACK));
            case Answer.HandOver over -> Optional.of(unsure(desk, showId, over, question));
            case Answer.Declined declined ->
                Optional.of(new Answered(declined.text(), null, List.of(), Answered.Kind.DECLINED));
            case Answer.NotAQuestion _ -> Optional.empty();
        };
    }

    private static Answered unsure(HostDesk desk, long showId, Answer.HandOver over, String question) {
        return desk.known(showId, over.itemId(), question)
                .map(known -> new Answered(known.text(), over.itemId(), List.of(known.fact())))
                .orElseGet(
                        () -> new Answered(over.text(), over.itemId(), List.of(), Answered.Kind.UNSURE, over.reason()));
    }

    @Bean
    QuestionDesk hostQuestionDesk(HostDesk desk) {
        return new QuestionDesk() {
            @Override
            public InHand handOver(long showId, Open question) {
                var open = new HostDesk.Open(
                        question.lineId(), question.personId(), question.itemId(), question.text(), question.reason());
                return switch (desk.handOver(showId, open)) {
                    case NEWLY -> InHand.NEWLY;
                    case ALREADY -> InHand.ALREADY;
                    case NOT -> InHand.NOT;
                };
            }

            @Override
            public boolean isQuarrelling(long showId) {
                return desk.isQuarrelling(showId);
            }
        };
    }

    /** A machine's line must be clear: what would need evidence is not said. */
    @Bean
    Gate gate(RoomGuard guard) {
        return new Gate() {
            @Override
            public Passed judge(long showId, @Nullable Long itemId, String text) {
                return passed(guard.spoken(showId, itemId, Speaker.BOT, text));
            }

            @Override
            public Passed judgeOnAir(long showId, @Nullable Long itemId, String text) {
                return passed(guard.onAir(showId, itemId, Speaker.BOT, text));
            }
        };
    }

    private static Passed passed(Judgement judgement) {
        return new Passed(
                judgement.verdict() == Verdict.CLEAR,
                RoomGuard.verdict(judgement),
                RoomGuard.found(judgement),
                judgement.version());
    }

    /** Whose picture a room shows, for what may be said of it. */
    @Bean
    Faces faces(Programmes programmes) {
        return roomId -> programmes
                .snapshot(roomId)
                .flatMap(OnAir::source)
                .map(HostJoints::face)
                .orElse(Face.NOBODY);
    }

    private static Face face(Source source) {
        return switch (source) {
            case HUMAN -> Face.PERSON;
            case DIGITAL -> Face.MACHINE;
        };
    }

    @Bean
    ItemPictures itemPictures(Catalog catalog, Pictures pictures) {
        return productId -> catalog.product(productId)
                .flatMap(product -> product.pictures().stream().findFirst())
                .flatMap(pictures::painted)
                .orElse(null);
    }

    @Bean
    OnStage onStage(Stage stage) {
        return new OnStage() {
            @Override
            public void speaking(long showId, String text, @Nullable Long itemId) {
                stage.spoken(showId, HostKind.DIGITAL, text, itemId);
            }

            @Override
            public void drawn(long showId, @Nullable DrawnMoment moment) {
                stage.setLatest(showId, "drawn", moment);
            }

            @Override
            public void finding(
                    long showId, String text, @Nullable Long itemId, String verdict, List<FoundInLine> findings) {
                LOG.info("a line was kept from the host: show={} verdict={} text={}", showId, verdict, text);
            }
        };
    }

    private static Segment segment(LiveScript.Segment written) {
        List<ScriptLine> lines = written.lines().stream()
                .map(line -> new ScriptLine(line.text(), line.facts()))
                .toList();
        return new Segment(written.itemId(), written.title(), lines);
    }
}
