package org.qiantang.app.answer;

import java.time.InstantSource;
import org.qiantang.app.meaning.MeaningModel;
import org.qiantang.app.shelf.Shelves;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnswerWiring {
    @Bean
    Answers answers(Shelves shelves, MeaningModel model, InstantSource clock) {
        Words words = Words.load();
        var answering = new Answering(words, Vectors.loading(model), Reading.loading(model));
        return new Answers(shelves, answering, new Answering(words), clock);
    }
}
