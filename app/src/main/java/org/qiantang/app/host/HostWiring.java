package org.qiantang.app.host;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.qiantang.app.account.People;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.settings.Settings;
import org.qiantang.engine.performance.EspeakSpeech;
import org.qiantang.engine.performance.SpeechDictionary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The digital hosts of this machine, with the tools that it has. */
@Configuration(proxyBeanMethods = false)
class HostWiring {
    /** The voice of all hosts; its program is started when somebody first speaks. */
    record Speaking(Optional<EspeakSpeech> speech) implements AutoCloseable {
        @Override
        public void close() {
            speech.ifPresent(EspeakSpeech::close);
        }
    }

    /** The words that this house says its own way; a file that cannot be used stops the start and says why. */
    @Bean
    SpeechDictionary speechDictionary(Settings settings) {
        Path file = settings.speechDictionary();
        try {
            return file == null ? SpeechDictionary.NONE : SpeechDictionary.read(file);
        } catch (SpeechDictionary.Unusable unusable) {
            throw new IllegalArgumentException("speech-dictionary: " + unusable.getMessage(), unusable);
        }
    }

    @Bean
    Speaking hostSpeech(Settings settings, SpeechDictionary words) {
        return new Speaking(
                settings.speechCommand().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new EspeakSpeech(settings.speechCommand(), words)));
    }

    @Bean
    DigitalHosts digitalHosts(
            Settings settings,
            Speaking speaking,
            SpeechDictionary words,
            Programmes programmes,
            Rooms rooms,
            Boards boards,
            InstantSource clock,
            Scriptwriter scriptwriter,
            Resolver resolver,
            Answerer answerer,
            Gate gate,
            Playbills playbills,
            ItemPictures pictures,
            OnStage onStage,
            HostSettings hostSettings,
            Flashes flashes,
            VisitLines visits,
            People people) {
        var company = new Performance.Company(
                resolver, answerer, gate, rooms, boards::of, onStage, people::isSimulatedAtHand, clock);
        var format = new Format(settings.pictureWidth(), settings.pictureHeight(), settings.frames());
        var equipment = new DigitalHosts.Equipment(
                Encoder.program(),
                speaking.speech().stream()
                        .map(speech -> new Speakers.Engine("speech-espeak", speech::speak))
                        .toList(),
                words,
                format);
        var plans = new DigitalHosts.Plans(scriptwriter, hostSettings, flashes, visits, playbills);
        var hosts = new DigitalHosts(company, plans, pictures, programmes, equipment);
        rooms.tell(hosts);
        return hosts;
    }
}
