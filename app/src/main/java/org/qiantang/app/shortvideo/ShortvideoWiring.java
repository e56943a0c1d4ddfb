package org.qiantang.app.shortvideo;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Pictures;
import org.qiantang.app.copywriting.FilmScripts;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.team.Team;
import org.qiantang.engine.performance.EspeakSpeech;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.event.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Films: who writes, makes, keeps and shows them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilmSettings.class)
class ShortvideoWiring {
    /** A voice of their own, so that a film never keeps a live host waiting; its program starts with the first film. */
    record FilmSpeech(Optional<EspeakSpeech> speech) implements AutoCloseable {
        @Override
        public void close() {
            speech.ifPresent(EspeakSpeech::close);
        }
    }

    @Bean
    FilmSpeech filmSpeech(Settings settings, SpeechDictionary words) {
        return new FilmSpeech(
                settings.speechCommand().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new EspeakSpeech(settings.speechCommand(), words)));
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
    CutRoom cutRoom(FilmScripts scripts, Catalog catalog, Pictures pictures, InstantSource clock) {
        return new CutRoom(scripts, catalog, pictures, clock);
    }

    @Bean
    FilmStandings filmStandings(FilmScripts scripts, Catalog catalog) {
        return new FilmStandings(scripts, catalog);
    }

    @Bean
    FilmDesk filmDesk(
            FilmTable table,
            FilmScripts scripts,
            CutRoom cuts,
            FilmStandings standings,
            Catalog catalog,
            FilmArchive archive,
            FilmSpeech voice,
            SpeechDictionary words,
            FilmSettings settings,
            Ids ids,
            InstantSource clock) {
        var maker = new FilmMaker(
                MediaPrograms.ffmpeg(),
                voice.speech().<Take.Speaker>map(speech -> speech::speak).orElse(null),
                words,
                settings.shortSide());
        var desk = new FilmDesk(
                table,
                scripts,
                cuts,
                standings,
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
    FilmViews filmViews(FilmTable table, CutRoom cuts, FilmStandings standings, Catalog catalog, FilmJobs jobs) {
        return new FilmViews(table, cuts, standings, catalog, jobs);
    }

    @Bean
    FilmPosts filmPosts(Team team, FilmTable table) {
        return new FilmPosts(team, table);
    }
}
