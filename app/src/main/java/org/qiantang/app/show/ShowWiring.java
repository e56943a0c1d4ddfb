package org.qiantang.app.show;

import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.team.Team;
import org.qiantang.engine.journal.Followers;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows: who directs them, what is read of them, and who carries their pieces. */
@Configuration(proxyBeanMethods = false)
class ShowWiring {
    @Bean
    ShowTable showTable(EventCodec codec) {
        return new ShowTable(codec);
    }

    @Bean
    OfficerRows officerRows(JdbcClient jdbc) {
        return new OfficerRows(jdbc);
    }

    @Bean
    OfficerMuteRows officerMuteRows(JdbcClient jdbc) {
        return new OfficerMuteRows(jdbc);
    }

    @Bean
    Wall officersWall(OfficerRows rows, InstantSource clock) {
        return new Wall(rows, clock);
    }

    @Bean
    ShowRows showRows(JdbcClient jdbc) {
        return new ShowRows(jdbc);
    }

    @Bean
    RoomTable roomTable(JdbcClient jdbc, Programmes programmes) {
        return new RoomTable(jdbc, programmes::cutCamera);
    }

    @Bean
    HostRows hostRows(JdbcClient jdbc) {
        return new HostRows(jdbc);
    }

    @Bean
    Shows shows(ShowRows rows, RoomTable places, HostRows hosts) {
        return new Shows(rows, places, hosts);
    }

    @Bean
    FoldedShows foldedShows(ObjectProvider<Followers> followers) {
        return new FoldedShows(followers);
    }

    @Bean
    ShowDirector showDirector(
            Rooms rooms,
            Boards boards,
            ShopDesk shop,
            Catalog catalog,
            RoomTable places,
            Ids ids,
            InstantSource clock,
            ObjectProvider<Reserve> reserve,
            ObjectProvider<Picks> picks,
            ObjectProvider<Restraints> restraints,
            ObjectProvider<BeforeAir> beforeAir,
            StageBar bar) {
        return new ShowDirector(
                rooms,
                boards,
                shop,
                catalog,
                places,
                ids,
                clock,
                reserve::getObject,
                picks::getObject,
                restraints::getObject,
                beforeAir::getObject,
                bar);
    }

    @Bean
    Shelves standingShelves(
            ShowDirector director, Catalog catalog, RoomTable places, JdbcClient jdbc, Ids ids, InstantSource clock) {
        return new Shelves(director, catalog, places, jdbc, ids, clock);
    }

    @Bean
    ShowDoor showDoor(Team team, ShowRows shows, FoldedShows folded, StageBar bar) {
        return new ShowDoor(team, shows, folded, bar);
    }

    @Bean
    Reminders reminders(JdbcClient jdbc, InstantSource clock) {
        return new Reminders(jdbc, clock);
    }

    @Bean
    ShowReports showReports(JdbcClient jdbc, People people) {
        return new ShowReports(jdbc, people);
    }

    @Bean
    AllotmentCourier allotmentCourier(EventCodec codec, Rooms rooms, ShopDesk shop) {
        return new AllotmentCourier(codec, rooms, shop);
    }

    @Bean
    SuspensionCourier suspensionCourier(EventCodec codec, Rooms rooms, ShowRows shows, FoldedShows folded) {
        return new SuspensionCourier(codec, rooms, shows, folded);
    }

    @Bean
    PriceCourier priceCourier(EventCodec codec, ShopDesk shop) {
        return new PriceCourier(codec, shop);
    }

    @Bean
    ReturnCourier returnCourier(EventCodec codec, ShopDesk shop) {
        return new ReturnCourier(codec, shop);
    }
}
