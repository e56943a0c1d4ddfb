package org.qiantang.app.host;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.qiantang.app.account.People;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.room.Story;
import org.qiantang.app.settings.Settings;
import org.qiantang.engine.performance.EspeakSpeech;
import org.qiantang.engine.performance.OpenAiSpeech;
import org.qiantang.engine.performance.PiperSpeech;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechEngine;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.VoiceWish;
import org.qiantang.engine.performance.presenter.Cels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The digital hosts of this machine, with the tools that it has. */
@Configuration(proxyBeanMethods = false)
class HostWiring {
    /** The voices of all hosts, in the order in which they are tried; their programs are started when somebody first speaks. */
    record Speaking(List<SpeechEngine> engines) implements AutoCloseable {
        Speaking {
            engines = List.copyOf(engines);
        }

        @Override
        public void close() {
            engines.forEach(SpeechEngine::close);
        }
    }

    private static Speakers.Engine engine(SpeechEngine engine) {
        return new Speakers.Engine(engine.name(), new Voice.Speaker() {
            @Override
            public Utterance speak(String spoken) throws SpeechFailed {
                return speak(spoken, VoiceWish.NONE);
            }

            @Override
            public Utterance speak(String spoken, VoiceWish wish) throws SpeechFailed {
                return engine.speak(spoken, wish);
            }
        });
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
    Speaking hostSpeech(Settings settings, VoiceSettings voices, SpeechDictionary words) {
        return new Speaking(engines(settings, voices, words, "speech"));
    }

    @Bean
    SpareVoices spareVoices(Settings settings, VoiceSettings voices, SpeechDictionary words) {
        return new SpareVoices(engines(settings, voices, words, "speech-spare"));
    }

    /** A server of the house, then Piper, then the built-in voice: as many of them as there are. */
    private static List<SpeechEngine> engines(
            Settings settings, VoiceSettings voices, SpeechDictionary words, String folder) {
        List<SpeechEngine> engines = new ArrayList<>();
        voices.server().ifPresent(server -> engines.add(new OpenAiSpeech(server)));
        Path piper = voices.piper();
        Path voice = voices.piperVoice();
        if (piper != null && voice != null) {
            engines.add(new PiperSpeech(
                    List.of(piper.toString()), voice, settings.data().resolve(folder), voices.patience()));
        }
        if (!settings.speechCommand().isEmpty()) {
            engines.add(new EspeakSpeech(settings.speechCommand(), words));
        }
        return engines;
    }

    @Bean
    Presentations presentations(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        return new Presentations(new PresentationTable(jdbc, json), clock);
    }

    @Bean
    ShopLooks shopLooks(ShopRooms rooms, Presentations presentations) {
        return new ShopLooks(rooms, presentations);
    }

    @Bean
    Drawings presenterDrawings() {
        return new Drawings(Cels::of);
    }

    @Bean
    HouseVoice houseVoice(Speaking speaking, SpeechDictionary words, InstantSource clock, AigcMark mark) {
        return new HouseVoice(
                speaking.engines().stream().map(HostWiring::engine).toList(), words, clock, mark);
    }

    @Bean
    Auditions auditions(HouseVoice voice, Gate gate, InstantSource clock) {
        return new Auditions(voice, gate, clock);
    }

    /** What the hosts have on air, told to pages on threads of its own. */
    @Bean
    Airtimes airtimes(OnStage onStage, InstantSource clock) {
        return new Airtimes(onStage, work -> Thread.ofVirtual().name("airtime").start(work), clock, Encoder.program());
    }

    @Bean
    Floors floors(Rooms rooms, Story story) {
        var floors = new Floors(story);
        rooms.tell(floors);
        return floors;
    }

    @Bean
    Suggester suggester(Boards boards, Floors floors, RoomSignals signals, InstantSource clock) {
        return new Suggester(boards::of, floors::of, signals, clock);
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
            QuestionDesk desk,
            Gate gate,
            Playbills playbills,
            ItemPictures pictures,
            OnStage onStage,
            HostSettings hostSettings,
            Flashes flashes,
            VisitLines visits,
            FlashChances chances,
            Bodies bodies,
            Airtimes airtimes,
            People people) {
        var company = new Performance.Company(
                resolver, answerer, desk, gate, rooms, boards::of, onStage, people::isSimulatedAtHand, clock);
        var format = new Format(settings.pictureWidth(), settings.pictureHeight(), settings.frames());
        var equipment = new Equipment(
                Encoder.program(),
                speaking.engines().stream().map(HostWiring::engine).toList(),
                words,
                format,
                bodies);
        var plans = new DigitalHosts.Plans(scriptwriter, hostSettings, flashes, visits, playbills, chances);
        var hosts = new DigitalHosts(company, plans, pictures, programmes, airtimes, equipment);
        rooms.tell(hosts);
        return hosts;
    }
}
