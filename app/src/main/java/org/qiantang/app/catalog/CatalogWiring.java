package org.qiantang.app.catalog;

import java.time.InstantSource;
import org.qiantang.app.account.Person;
import org.qiantang.app.journal.Office;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CatalogWiring {
    @Bean
    Catalog catalog(JdbcClient jdbc) {
        return new Catalog(jdbc);
    }

    @Bean
    ShopDesk shopDesk(Office office, JdbcClient jdbc, InstantSource clock, Ids ids, PageJudge judge) {
        return new ShopDesk(office, jdbc, clock, ids, judge);
    }

    @Bean
    PageFindings pageFindings(JdbcClient jdbc, PageJudge judge) {
        return new PageFindings(jdbc, judge);
    }

    @Bean
    Standings standings(JdbcClient jdbc) {
        return new Standings(jdbc);
    }

    /** In the demo a new shop may sell at once; elsewhere the law wants it looked at first, unless said otherwise. */
    @Bean
    Approval approval(Environment environment) {
        boolean demo = environment.getProperty("qiantang.demo", Boolean.class, false);
        return new Approval(environment.getProperty("qiantang.shops.approval", Boolean.class, !demo));
    }

    @Bean
    ShopTurns shopTurns(Office office, JdbcClient jdbc, InstantSource clock) {
        return new ShopTurns(office, jdbc, clock);
    }

    @Bean
    GoodsPosts goodsPosts(Team team) {
        return new GoodsPosts() {
            @Override
            public long merchantOf(Person person) {
                return team.shopFor(person, Act.GOODS);
            }

            @Override
            public long lookedUpBy(Person person) {
                long merchantId = Team.shopOf(person);
                return team.mayInShop(person, merchantId, Act.LINE_UP) ? merchantId : merchantOf(person);
            }
        };
    }

    @Bean
    Suppliers suppliers(ShopTurns turns, JdbcClient jdbc, Ids ids) {
        return new Suppliers(turns, jdbc, ids);
    }

    @Bean
    ProofFiles proofFiles(JdbcClient jdbc, InstantSource clock) {
        return new ProofFiles(jdbc, clock);
    }

    @Bean
    Archive goodsArchive(ShopTurns turns, JdbcClient jdbc, StageShows shows, GoodsBar bar) {
        return new Archive(turns, jdbc, shows, bar);
    }

    @Bean
    ComparisonPrices comparisonPrices(ShopTurns turns, JdbcClient jdbc) {
        return new ComparisonPrices(turns, jdbc);
    }

    @Bean
    CostPrices costPrices(ShopTurns turns, JdbcClient jdbc) {
        return new CostPrices(turns, jdbc);
    }

    @Bean
    GoodsActs goodsActs(Catalog catalog, ShopDesk desk, Archive archive) {
        return new GoodsActs(catalog, desk, archive);
    }

    @Bean
    DealTable dealTable(EventCodec codec) {
        return new DealTable(codec);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ImportJobs importJobs(GoodsImport goods, JdbcClient jdbc, InstantSource clock, Ids ids) {
        return new ImportJobs(goods, jdbc, clock, ids);
    }

    @Bean
    OrderCounter orderCounter(Office office, JdbcClient jdbc, InstantSource clock, Ids ids) {
        return new OrderCounter(office, jdbc, clock, ids);
    }

    @Bean
    StockAudit stockAudit(JdbcClient jdbc) {
        return new StockAudit(jdbc);
    }

    @Bean
    Pictures pictures(JdbcClient jdbc, InstantSource clock) {
        return new Pictures(jdbc, clock);
    }

    @Bean
    GoodsImport goodsImport(ShopDesk desk) {
        return new GoodsImport(desk);
    }

    @Bean
    GoodsExport goodsExport(Catalog catalog, JdbcClient jdbc) {
        return new GoodsExport(catalog, new CostTable(jdbc));
    }

    @Bean
    DemoGoods demoGoods(ProofFiles files, JdbcClient jdbc) {
        return new DemoGoods(files, new ProductTable(jdbc));
    }
}
