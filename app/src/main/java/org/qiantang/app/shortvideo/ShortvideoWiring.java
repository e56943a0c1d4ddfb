package org.qiantang.app.shortvideo;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.qiantang.app.account.People;
import org.qiantang.app.answer.Answers;
import org.qiantang.app.answer.GoodsNames;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Pictures;
import org.qiantang.app.copywriting.FilmScripts;
import org.qiantang.app.hearing.Senses;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.recording.Recordings;
import org.qiantang.app.room.Story;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.show.Shows;
import org.qiantang.app.takedown.TakedownDesk;
import org.qiantang.app.takedown.Takedowns;
import org.qiantang.app.team.Team;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.event.Ids;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Films: who writes, makes, keeps and shows them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilmSettings.class)
class ShortvideoWiring {
    private static final long SWEEP_MINUTES = 60;

    @Bean
    FilmCast filmCast(OwnPresenters own) {
        return new FilmCast(own);
    }

    @Bean
    FilmTable filmTable(JdbcClient jdbc, JsonMapper json) {
        return new FilmTable(jdbc, json);
    }

    @Bean
    FilmArchive filmArchive(Settings settings) {
        return new FilmArchive(settings.data().resolve("films"));
    }

    @Bean
    FilmFiles filmFiles(FilmArchive archive) {
        return new FilmFiles(archive);
    }

    @Bean
    AlbumTable albumTable(JdbcClient jdbc, JsonMapper json) {
        return new AlbumTable(jdbc, json);
    }

    @Bean
    CutRoom cutRoom(FilmScripts scripts, Catalog catalog, Pictures pictures, AlbumTable albums, InstantSource clock) {
        return new CutRoom(scripts, catalog, pictures, albums, clock);
    }

    @Bean
    Stills stills(CutRoom cuts, AigcMark mark) {
        return new Stills(cuts, mark);
    }

    @Bean
    FootageWords footageWords(FilmScripts scripts, Catalog catalog, GuardInForce guard, InstantSource clock) {
        return new FootageWords(scripts, catalog, guard, clock);
    }

    @Bean
    FilmStandings filmStandings(FilmScripts scripts, FootageWords footage, FootageTable films) {
        return new FilmStandings(scripts, footage, films);
    }

    @Bean
    FilmDesk filmDesk(
            FilmTable table,
            FilmScripts scripts,
            CutRoom cuts,
            FilmStandings standings,
            Takedowns takedowns,
            TakedownDesk takedownDesk,
            Catalog catalog,
            FilmArchive archive,
            FilmVoices voices,
            SpeechDictionary words,
            FilmSettings settings,
            AigcMark mark,
            Ids ids,
            InstantSource clock) {
        var narration = new Narration(voices.inOrder(), words);
        var maker = new FilmMaker(MediaPrograms.ffmpeg(), narration, settings.shortSide(), mark);
        var desk = new FilmDesk(
                table,
                scripts,
                cuts,
                standings,
                takedowns,
                takedownDesk,
                catalog,
                archive,
                maker,
                settings,
                ids::next,
                clock,
                new SecureRandom());
        desk.afterRestart();
        return desk;
    }

    @Bean
    FilmJobs filmJobs(FilmDesk desk) {
        return desk.jobs();
    }

    @Bean
    FilmBatches filmBatches(
            JdbcClient jdbc,
            JsonMapper json,
            FilmTable films,
            FilmDesk desk,
            FilmJobs jobs,
            Ids ids,
            InstantSource clock) {
        var batches = new FilmBatches(new BatchTable(jdbc, json), films, desk, jobs, ids::next, clock);
        batches.afterRestart();
        return batches;
    }

    @Bean
    FootageTable footageTable(JdbcClient jdbc, JsonMapper json) {
        return new FootageTable(jdbc, json);
    }

    @Bean
    Clips filmClips(Story story, Recordings recordings, Shows shows, FootageWords words, InstantSource clock) {
        return new Clips(new ShowTales(story), recordings, shows, words, clock);
    }

    @Bean
    FootageDesk footageDesk(
            FootageTable table,
            FilmTable films,
            Clips clips,
            FootageWords words,
            FilmStandings standings,
            Takedowns takedowns,
            TakedownDesk takedownDesk,
            Catalog catalog,
            FilmArchive archive,
            UploadFolder uploads,
            ReviewDesk reviews,
            FilmSettings settings,
            AigcMark mark,
            Ids ids,
            InstantSource clock) {
        var maker = new FootageMaker(MediaPrograms.ffmpeg(), MediaPrograms.ffprobe(), settings.shortSide(), mark);
        var desk = new FootageDesk(
                table,
                films,
                clips,
                words,
                standings,
                takedowns,
                takedownDesk,
                catalog,
                archive,
                uploads,
                maker,
                reviews,
                settings,
                ids::next,
                clock);
        desk.afterRestart();
        return desk;
    }

    @Bean
    ReviewDesk filmReviews(
            JdbcClient jdbc,
            JsonMapper json,
            FootageTable films,
            FootageWords words,
            FilmStandings standings,
            FilmArchive archive,
            Takedowns takedowns,
            Senses senses,
            FilmSettings settings,
            InstantSource clock) {
        var table = new ReviewTable(jdbc, json);
        var line = new ReviewLine(table, films, standings, archive, senses);
        var desk = new ReviewDesk(table, films, words, standings, takedowns, line, settings.holdUnread(), clock);
        desk.afterRestart();
        return desk;
    }

    @Bean
    UploadFolder uploadFolder(Settings settings) {
        return new UploadFolder(settings.data().resolve("film-uploads"));
    }

    @Bean
    UploadDesk uploadDesk(
            JdbcClient jdbc,
            UploadFolder folder,
            FootageDesk footage,
            FootageWords words,
            FootageTable films,
            Catalog catalog,
            FilmSettings settings,
            Ids ids,
            InstantSource clock) {
        return new UploadDesk(
                new UploadTable(jdbc), folder, footage, words, films, catalog, settings, ids::next, clock);
    }

    @Bean
    OwnFilms ownFilms(JdbcClient jdbc, FootageTable films, FootageDesk desk, UploadDesk arriving, Takedowns takedowns) {
        return new OwnFilms(films, desk, new UploadTable(jdbc), arriving, takedowns);
    }

    @Bean
    ApplicationRunner sweepUploads(UploadDesk desk, ScheduledExecutorService ticker) {
        return _ -> {
            var _ = ticker.scheduleWithFixedDelay(
                    () -> Thread.ofVirtual().name("upload-sweep").start(desk::sweep),
                    1,
                    SWEEP_MINUTES,
                    TimeUnit.MINUTES);
        };
    }

    @Bean
    FootageViews footageViews(
            FilmTable films,
            FootageWords words,
            FilmStandings standings,
            Catalog catalog,
            People people,
            CommentTable comments,
            Takedowns takedowns,
            FootageDesk desk,
            ReviewViews reviews) {
        return new FootageViews(films, words, standings, catalog, people, desk.jobs(), comments, takedowns, reviews);
    }

    @Bean
    ReviewViews reviewViews(ReviewDesk desk) {
        return new ReviewViews(desk);
    }

    @Bean
    CommentTable commentTable(JdbcClient jdbc) {
        return new CommentTable(jdbc);
    }

    @Bean
    CommentEndpoints.CommentIds commentIds(Ids ids) {
        return ids::next;
    }

    @Bean
    FilmViews filmViews(
            FilmTable table,
            CutRoom cuts,
            FilmStandings standings,
            Catalog catalog,
            FilmJobs jobs,
            CommentTable comments,
            Takedowns takedowns) {
        return new FilmViews(table, cuts, standings, catalog, jobs, comments, takedowns);
    }

    @Bean
    FilmRoll filmRoll(JdbcClient jdbc) {
        return new FilmRoll(jdbc);
    }

    @Bean
    ShownFilms shownFilms(FilmTable films, FilmViews views, FootageTable footage, FootageViews footageViews) {
        return new ShownFilms(films, views, footage, footageViews);
    }

    @Bean
    FilmSearch filmSearch(JdbcClient jdbc, ShownFilms films, InstantSource clock) {
        return new FilmSearch(new FilmNames(jdbc), films, clock);
    }

    @Bean
    ListedFilms listedFilms(JdbcClient jdbc) {
        return new ListedFilms(jdbc);
    }

    @Bean
    KnownFilms knownFilms(FilmRoll roll, CommentTable comments) {
        return new KnownFilms(roll, comments);
    }

    @Bean
    FilmSheets filmSheets(
            FilmTable films,
            FootageTable footage,
            FilmStandings standings,
            FootageWords words,
            Takedowns takedowns,
            FilmArchive archive,
            People people,
            ReviewViews reviews) {
        return new FilmSheets(films, footage, standings, words, takedowns, archive, people, reviews);
    }

    @Bean
    WishReader wishReader(Catalog catalog, Shelves shelves, Answers answers, FilmScripts scripts) {
        return new WishReader(catalog, shelves, answers, scripts, GoodsNames.load());
    }

    @Bean
    FilmPosts filmPosts(Team team, FilmTable table) {
        return new FilmPosts(team, table);
    }
}
