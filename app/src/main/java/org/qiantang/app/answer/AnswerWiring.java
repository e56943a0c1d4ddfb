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
        return new Answers(shelves, new Answering(Words.load(), Vectors.loading(model), Reading.loading(model)), clock);
    }
}
