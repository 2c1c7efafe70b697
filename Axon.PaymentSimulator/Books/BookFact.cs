using System.Text.Json.Serialization;

namespace Axon.PaymentSimulator.Books;

/// <summary>Something that happened. Facts are written once, never changed; all state is what they add up to.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(PaymentAuthenticated), "authenticated")]
[JsonDerivedType(typeof(PaymentCaptured), "captured")]
[JsonDerivedType(typeof(PaymentRefused), "refused")]
[JsonDerivedType(typeof(PaymentCancelled), "cancelled")]
[JsonDerivedType(typeof(PaymentAwaitsDeposit), "awaitsDeposit")]
[JsonDerivedType(typeof(PaymentCalledOff), "calledOff")]
[JsonDerivedType(typeof(RequestAnswered), "answered")]
internal abstract record BookFact;
