package org.qiantang.app.growth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is leaving and who is alike, in numbers, and the lists that a shop has had made of them. */
@RestController
@RequestMapping("/api/studio/audience")
class GrowthEndpoints {
    private static final int LONGEST_NAME = 60;

    private final Team team;
    private final Churn churn;
    private final Lookalike lookalike;
    private final GrowthLists growth;
    private final GrowthRows rows;
    private final ListTable lists;

    GrowthEndpoints(Team team, Churn churn, Lookalike lookalike, GrowthLists growth, GrowthRows rows, ListTable lists) {
        this.team = team;
        this.churn = churn;
        this.lookalike = lookalike;
        this.growth = growth;
        this.rows = rows;
        this.lists = lists;
    }

    /**
     * A list to be made: {@code kind} churn with {@code groups} of once, steady, cooling, leaving, left; or alike with
     * {@code seed} shop, product or list, its {@code seedId}, and {@code percent} 1, 5 or 10.
     */
    record Wanted(
            @Nullable String name,
            @Nullable String kind,
            @Nullable List<String> groups,
            @Nullable String seed,
            @Nullable Long seedId,
            @Nullable Integer percent) {}

    record KeptList(long id, int people) {}

    /** The shop's buyers by the chance that they still buy here, with what is to be expected of them within thirty days. */
    @GetMapping("/churn")
    Churn.Report churn(@AuthenticationPrincipal @Nullable Person person) {
        return churn.of(team.shopFor(person, Act.FIGURES));
    }

    /** Who else is like the buyers of the shop, of one of its products, or the people of one of its lists. */
    @GetMapping("/alike")
    Lookalike.Report alike(
            @RequestParam(defaultValue = "shop") String seed,
            @RequestParam @Nullable Long id,
            @AuthenticationPrincipal @Nullable Person person) {
        long merchant = team.shopFor(person, Act.FIGURES);
        Lookalike.Seed kind = one(Lookalike.Seed.class, seed, "seed");
        return lookalike
                .of(new Lookalike.Asked(merchant, kind, seedId(merchant, kind, id)))
                .orElseThrow(GrowthEndpoints::notYet);
    }

    /** The shop's lists, the newest first. */
    @GetMapping("/lists")
    Page<ListTable.Made> lists(
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        int most = Page.limit(limit);
        long before = Page.after(after, Long.MAX_VALUE);
        long merchant = team.shopFor(person, Act.FIGURES);
        return Page.of(lists.lists(merchant, before, most + 1), most, made -> Long.toString(made.listId()));
    }

    /** Makes a list of ten people or more and keeps it for 180 days. */
    @PostMapping("/lists")
    @ResponseStatus(HttpStatus.CREATED)
    KeptList make(@RequestBody Wanted wanted, @AuthenticationPrincipal @Nullable Person person) {
        long merchant = team.shopFor(person, Act.FIGURES);
        String name = Fields.text(wanted.name(), "name", LONGEST_NAME);
        ListTable.Recipe recipe = recipe(merchant, wanted);
        return switch (growth.make(
                merchant, name, recipe, Fields.signedIn(person).id())) {
            case GrowthLists.Answer.Kept(long listId, int people) -> new KeptList(listId, people);
            case GrowthLists.Answer.TooFew(int least) ->
                throw new Problem(
                        409, "too-few", "不足 " + least + " 人，不能建成名单", "fewer than " + least + " people make no list");
            case GrowthLists.Answer.TooMany(int most) ->
                throw new Problem(
                        409,
                        "too-many",
                        "名单已有 " + most + " 份，请先删除不用的",
                        "there are " + most + " lists; delete one first");
            case GrowthLists.Answer.NotYet() -> throw notYet();
        };
    }

    @DeleteMapping("/lists/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        if (!lists.forget(team.shopFor(person, Act.FIGURES), id)) {
            throw Problem.notFound();
        }
    }

    private static Problem notYet() {
        return new Problem(
                503,
                "not-ready",
                "程序刚启动，还在读取以往的浏览和购买，请过几分钟再试",
                "after a start, what people did is still being read; please try again in some minutes");
    }

    private ListTable.Recipe recipe(long merchant, Wanted wanted) {
        return switch (one(ListTable.Kind.class, wanted.kind(), "kind")) {
            case CHURN -> {
                List<String> groups = wanted.groups();
                if (groups == null || groups.isEmpty()) {
                    throw Problem.nonsense("groups", "请选择至少一组", "groups: at least one");
                }
                yield ListTable.Recipe.churn(groups.stream()
                        .map(group -> one(Churn.Group.class, group, "groups"))
                        .distinct()
                        .sorted()
                        .toList());
            }
            case ALIKE -> {
                Lookalike.Seed seed = one(Lookalike.Seed.class, wanted.seed(), "seed");
                Integer percent = wanted.percent();
                if (percent == null || !Lookalike.PERCENTS.contains(percent)) {
                    throw Problem.nonsense("percent", "规模只能是 1%、5% 或 10%", "percent: 1, 5 or 10");
                }
                long id = seedId(merchant, seed, wanted.seedId());
                yield new ListTable.Recipe(ListTable.Kind.ALIKE, List.of(), seed, id == 0 ? null : (Long) id, percent);
            }
        };
    }

    /** 0 for the shop as a whole; what is not the shop's is not there. */
    private long seedId(long merchant, Lookalike.Seed seed, @Nullable Long id) {
        if (seed == Lookalike.Seed.SHOP) {
            return 0;
        }
        if (id == null) {
            throw Problem.nonsense("seedId", "请选择商品或名单", "seedId: a product or a list");
        }
        boolean there = seed == Lookalike.Seed.PRODUCT
                ? rows.product(merchant, id).isPresent()
                : lists.name(merchant, id).isPresent();
        if (!there) {
            throw Problem.notFound();
        }
        return id;
    }

    private static <E extends Enum<E>> E one(Class<E> kind, @Nullable String given, String field) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> Problem.nonsense(
                        field,
                        "不认识的选项",
                        field + ": one of "
                                + Arrays.toString(kind.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
}
