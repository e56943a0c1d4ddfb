package org.qiantang.app;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.gateway.PlainHttp;
import org.qiantang.app.media.CallbackSecret;
import org.qiantang.app.media.CameraDoor;
import org.qiantang.app.media.CameraPass;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.media.MediaServerSettings;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.show.Shows;
import org.qiantang.app.show.StageBar;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where video meets people and shows: who may send a picture from a browser. */
@Configuration(proxyBeanMethods = false)
class VideoJoints {
    private static final Logger LOG = LoggerFactory.getLogger(VideoJoints.class);

    @Bean
    CameraDoor cameraDoor(
            Settings settings, Programmes programmes, People people, Team team, Shows shows, StageBar bar) {
        return new CameraDoor(
                MediaPrograms.ffmpeg(),
                programmes,
                (token, showId) -> pass(people, team, shows, bar, token, showId),
                origin -> Joints.isOwn(origin, settings),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean
    CallbackSecret callbackSecret(Secrets secrets, MediaServerSettings settings) {
        var secret = new CallbackSecret(HexFormat.of().formatHex(secrets.of("media-callbacks"), 0, 16));
        if (settings.flv() != null) {
            LOG.info(
                    "callbacks of a media server are heard at /api/media/srs/{0} and /api/media/nginx-rtmp/{0}: 0={}",
                    secret.text());
        }
        return secret;
    }

    private static CameraPass.Answer pass(
            People people, Team team, Shows shows, StageBar bar, @Nullable String token, long showId) {
        Optional<Person> person = token == null ? Optional.empty() : people.bySession(token);
        if (person.isEmpty()) {
            return new CameraPass.Answer.SignIn();
        }
        return shows.brief(showId)
                .filter(show -> !show.state().equals("closed"))
                .filter(_ -> team.may(person.get(), showId, Act.CAMERA))
                .filter(_ -> bar.mayAppear(person.get().id()))
                .<CameraPass.Answer>map(show -> new CameraPass.Answer.Granted(show.roomId()))
                .orElseGet(CameraPass.Answer.NotAllowed::new);
    }

    /** The camera's door, plugged into the port of sockets. */
    record Camera(CameraDoor door) implements PlainHttp {
        @Override
        public boolean accepts(HttpRequest request) {
            return CameraDoor.accepts(request);
        }

        @Override
        public void handle(ChannelHandlerContext context, HttpRequest request) {
            door.handle(context, request);
        }
    }
}
